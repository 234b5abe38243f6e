// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

import org.jspecify.annotations.Nullable;

/**
 * One handshake, as it is watched. Where nobody listens to events, all handshakes of a role share
 * one watch, which only counts. Called by one thread at a time.
 */
public class HandshakeWatch {
  private static final HandshakeWatch CLIENT = new HandshakeWatch(true);
  private static final HandshakeWatch SERVER = new HandshakeWatch(false);

  private final boolean client;

  HandshakeWatch(boolean client) {
    this.client = client;
  }

  /**
   * Begins to watch a handshake.
   *
   * @param client whether this side is the client
   * @param peerHost the peer as the program named it, null if it did not
   * @param peerPort the peer's port, or -1
   */
  public static HandshakeWatch begin(boolean client, @Nullable String peerHost, int peerPort) {
    Registration.look();
    Recorder recorder = Recorder.PRESENT;
    if (recorder != null && recorder.isListening()) {
      return recorder.begin(client, peerHost, peerPort);
    }
    return client ? CLIENT : SERVER;
  }

  /** The current thread begins to compute for the handshake. */
  public void computing() {}

  /** The current thread has computed for the handshake. */
  public void computed() {}

  /**
   * The handshake has succeeded.
   *
   * @param protocol the version by its JSSE name
   * @param suite the cipher suite by its JSSE name
   * @param group the key exchange group by its JSSE name, null if there is none
   * @param scheme the scheme of the server's signature, null if there is none
   * @param resumed whether an earlier session was resumed
   */
  public void established(
      String protocol,
      String suite,
      @Nullable String group,
      @Nullable String scheme,
      boolean resumed) {
    Counters.INSTANCE.established(client, protocol, resumed);
  }

  /**
   * The handshake has failed.
   *
   * @param kind what ended it: the alert and who sent it, for example
   * @param reason the reason in words
   */
  public void failed(String kind, @Nullable String reason) {
    Counters.INSTANCE.failed(client, kind);
  }
}
