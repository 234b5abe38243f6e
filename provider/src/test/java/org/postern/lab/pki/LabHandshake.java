// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.pki;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** A handshake of two engines, in memory and in this thread. */
public final class LabHandshake {
  private static final int SIZE = 1 << 16;
  private static final int MOST_STEPS = 10_000;

  private final ByteBuffer toServer = ByteBuffer.allocate(SIZE);
  private final ByteBuffer toClient = ByteBuffer.allocate(SIZE);
  private final ByteBuffer plain = ByteBuffer.allocate(SIZE);

  private LabHandshake() {}

  /**
   * Runs it to its end.
   *
   * @throws SSLException as the first engine to fail says
   */
  public static void run(SSLEngine client, SSLEngine server) throws SSLException {
    new LabHandshake().shakeHands(client, server);
  }

  private void shakeHands(SSLEngine client, SSLEngine server) throws SSLException {
    client.beginHandshake();
    server.beginHandshake();
    for (int step = 0; step < MOST_STEPS; step++) {
      turn(client, toClient, toServer);
      turn(server, toServer, toClient);
      boolean over =
          isOver(client) && isOver(server) && toClient.position() == 0 && toServer.position() == 0;
      if (over) {
        return;
      }
    }
    throw new SSLException("the handshake does not come to an end");
  }

  private static boolean isOver(SSLEngine engine) {
    return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
  }

  private void turn(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
    for (int i = 0; i < MOST_STEPS; i++) {
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> {
          for (Runnable task; (task = engine.getDelegatedTask()) != null; ) {
            task.run();
          }
        }
        case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), out);
        default -> {
          if (!read(engine, in)) {
            return;
          }
        }
      }
    }
  }

  /** Reads what there is; tells whether that was anything. */
  private boolean read(SSLEngine engine, ByteBuffer in) throws SSLException {
    in.flip();
    try {
      plain.clear();
      SSLEngineResult result = engine.unwrap(in, plain);
      return result.bytesConsumed() > 0
          || result.getHandshakeStatus() == HandshakeStatus.NEED_TASK
          || result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
    } finally {
      in.compact();
    }
  }
}
