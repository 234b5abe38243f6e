// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

import org.jspecify.annotations.Nullable;

/** Events for {@code jdk.jfr}. */
final class FlightRecorder implements Recorder {

  /** Whether events are wanted can be asked of any event, also of one that is never committed. */
  private final TlsHandshakeEvent probe = new TlsHandshakeEvent();

  private final StapleFetchEvent staples = new StapleFetchEvent();

  @Override
  public boolean isListening() {
    return probe.isEnabled();
  }

  @Override
  public boolean isListeningForStaples() {
    return staples.isEnabled();
  }

  @Override
  public StapleFetchWatch beginStapleFetch(String subject, String responder) {
    return new RecordedStapleFetch(subject, responder);
  }

  @Override
  public HandshakeWatch begin(boolean client, @Nullable String peerHost, int peerPort) {
    return new RecordedHandshake(client, peerHost, peerPort);
  }

  @Override
  public void identityReloaded(
      String files, String outcome, String shown, long notAfter, @Nullable String reason) {
    IdentityReloadEvent event = new IdentityReloadEvent();
    event.files = files;
    event.outcome = outcome;
    event.shown = shown;
    event.notAfter = notAfter;
    event.reason = reason;
    event.commit();
  }
}
