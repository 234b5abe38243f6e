// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

import org.jspecify.annotations.Nullable;

/** A handshake that a recording wants to know of. */
final class RecordedHandshake extends HandshakeWatch {
  private final TlsHandshakeEvent event = new TlsHandshakeEvent();
  private long computingSince;
  private long cpuSince;
  private boolean computing;
  private boolean over;

  RecordedHandshake(boolean client, @Nullable String peerHost, int peerPort) {
    super(client);
    event.role = client ? "client" : "server";
    event.peer = peerHost == null ? "" : peerHost + (peerPort < 0 ? "" : ":" + peerPort);
    event.cpuNanoseconds = CpuClock.now() < 0 ? -1 : 0;
    event.begin();
  }

  @Override
  public void computing() {
    computing = true;
    computingSince = System.nanoTime();
    cpuSince = CpuClock.now();
  }

  @Override
  public void computed() {
    if (computing) {
      computing = false;
      event.computing += System.nanoTime() - computingSince;
      if (event.cpuNanoseconds >= 0) {
        event.cpuNanoseconds += Math.max(0, CpuClock.now() - cpuSince);
      }
    }
  }

  @Override
  public void established(
      String protocol,
      String suite,
      @Nullable String group,
      @Nullable String scheme,
      boolean resumed) {
    super.established(protocol, suite, group, scheme, resumed);
    event.protocol = protocol;
    event.suite = suite;
    event.group = group;
    event.signatureScheme = scheme;
    event.resumed = resumed;
    commit("established", null);
  }

  @Override
  public void failed(String kind, @Nullable String reason) {
    super.failed(kind, reason);
    commit(kind, reason);
  }

  private void commit(String verdict, @Nullable String reason) {
    computed();
    if (!over) {
      over = true;
      event.verdict = verdict;
      event.reason = reason;
      event.commit();
    }
  }
}
