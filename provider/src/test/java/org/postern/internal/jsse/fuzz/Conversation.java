// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse.fuzz;

import java.io.IOException;
import org.bouncycastle.tls.TlsProtocol;

/** Moves octets between the engine and a lying peer until neither has any. */
final class Conversation {
  private static final int MOST_TURNS = 50;

  private Conversation() {}

  static void run(Target target, TlsProtocol peer, Distortion distortion) {
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      byte[] toPeer = target.output();
      byte[] fromPeer = exchange(peer, toPeer);
      if (toPeer.length == 0 && fromPeer.length == 0) {
        break;
      }
      if (fromPeer.length > 0) {
        boolean before = target.finished();
        target.feed(fromPeer);
        if (!before && target.finished() && distortion.changed()) {
          throw new AssertionError("completed a handshake whose messages were changed");
        }
      }
    }
    target.end();
  }

  /** What the peer does with its own troubles is not what is tried. */
  private static byte[] exchange(TlsProtocol peer, byte[] octets) {
    try {
      if (octets.length > 0 && !peer.isClosed()) {
        peer.offerInput(octets);
      }
    } catch (IOException | RuntimeException e) {
      // its alert may be under way, below
    }
    byte[] out = new byte[peer.getAvailableOutputBytes()];
    peer.readOutput(out, 0, out.length);
    return out;
  }
}
