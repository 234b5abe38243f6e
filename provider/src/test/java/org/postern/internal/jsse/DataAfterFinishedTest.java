// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.internal.jsse.Contexts.Kind;
import org.postern.internal.jsse.EnginePair.Side;

/** Each side sends data in the same octets as its Finished, as a server with a greeting does. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class DataAfterFinishedTest {
  private static final byte[] DATA = "220 mx.example.test ESMTP\r\n".getBytes();
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Map<Side, ByteBuffer> arrived = new EnumMap<>(Side.class);
  private final Map<Side, Boolean> sent = new EnumMap<>(Side.class);

  @ParameterizedTest
  @CsvSource({
    "TLSv1.2, POSTERN, SUN", "TLSv1.2, SUN, POSTERN", "TLSv1.2, POSTERN, POSTERN",
    "TLSv1.3, POSTERN, SUN", "TLSv1.3, SUN, POSTERN", "TLSv1.3, POSTERN, POSTERN"
  })
  void dataRightAfterFinished_arrive_inFullAndResumedHandshakes(
      String protocol, Kind client, Kind server) throws Exception {
    SSLContext clients = Contexts.client(client);
    SSLContext servers = Contexts.server(server);
    for (int connection = 0; connection < 3; connection++) {
      EnginePair pair = EnginePair.of(clients, servers, protocol);
      pair.client.beginHandshake();
      pair.server.beginHandshake();
      for (Side side : Side.values()) {
        arrived.put(side, ByteBuffer.allocate(1 << 15));
        sent.put(side, false);
      }
      while (arrived.values().stream().anyMatch(room -> room.position() < DATA.length)) {
        run(pair, Side.CLIENT);
        run(pair, Side.SERVER);
      }
      assertThat(arrived.get(Side.CLIENT).flip()).isEqualTo(ByteBuffer.wrap(DATA));
      assertThat(arrived.get(Side.SERVER).flip()).isEqualTo(ByteBuffer.wrap(DATA));
    }
  }

  /** Lets one side do all it can, so that the other gets its whole output at once. */
  private void run(EnginePair pair, Side side) throws Exception {
    SSLEngine engine = pair.engine(side);
    boolean moved = true;
    while (moved) {
      moved = false;
      HandshakeStatus status = engine.getHandshakeStatus();
      if (status == HandshakeStatus.NEED_TASK) {
        for (Runnable task; (task = engine.getDelegatedTask()) != null; ) {
          task.run();
        }
        moved = true;
      } else if (status == HandshakeStatus.NEED_WRAP) {
        moved = pair.wrap(side, NOTHING).bytesProduced() > 0;
      } else if (!pair.toPeer.get(side.other()).isEmpty()) {
        moved = pair.unwrap(side, arrived.get(side)).bytesConsumed() > 0;
      }
      if (pair.finished.get(side) > 0 && !sent.get(side)) {
        pair.wrap(side, ByteBuffer.wrap(DATA));
        sent.put(side, true);
      }
    }
  }
}
