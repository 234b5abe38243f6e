// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.internal.jsse.Contexts.Kind;
import org.postern.internal.jsse.EnginePair.Side;

/** Tasks, threads, and what is said at the wrong time. */
@Timeout(60)
class EngineLifeTest {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final ExecutorService threads =
      Executors.newCachedThreadPool(work -> new Thread(work, "task"));

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private static EnginePair pair(String... protocols) throws Exception {
    return EnginePair.of(Contexts.client(Kind.POSTERN), Contexts.server(Kind.POSTERN), protocols);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void keysAndTrust_areAskedInTasksOnly(String version) throws Exception {
    List<String> seen = new ArrayList<>();
    EnginePair pair =
        EnginePair.of(
                Contexts.context(
                    Kind.POSTERN,
                    null,
                    new TrustManager[] {
                      new RecordingTrust(engine -> {
                        seen.add(Thread.currentThread().getName());
                        SSLSession session = engine.getHandshakeSession();
                        assertThat(session.getPeerHost()).isEqualTo(Contexts.HOST);
                        assertThat(session.getProtocol()).isEqualTo(version);
                        assertThat(engine.getSession().isValid()).isFalse();
                      })
                    }),
                Contexts.server(Kind.POSTERN),
                version)
            .on(threads);
    pair.handshake();
    assertThat(seen).containsExactly("task");
    assertThat(pair.tasks.get(Side.CLIENT)).isGreaterThanOrEqualTo(2);
    assertThat(pair.tasks.get(Side.SERVER)).isGreaterThanOrEqualTo(2);
    assertThat(pair.client.getHandshakeSession()).isNull();
  }

  @Test
  void aFlightThatCameAtOnce_isOneTask_inTls12() throws Exception {
    EnginePair pair = pair("TLSv1.2");
    pair.handshake();
    assertThat(pair.tasks.get(Side.CLIENT)).isEqualTo(3); // the ClientHello and two flights
    assertThat(pair.tasks.get(Side.SERVER)).isEqualTo(2);
  }

  @Test
  void whileATaskIsOutstanding_nothingMoves_andItIsHandedOutOnce() throws Exception {
    EnginePair pair = pair();
    pair.client.beginHandshake();
    assertThat(pair.client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_TASK);
    Runnable task = pair.client.getDelegatedTask();
    assertThat(pair.client.getDelegatedTask()).isNull();
    assertThat(pair.client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_TASK);
    SSLEngineResult wrapped = pair.wrap(Side.CLIENT, NOTHING);
    assertThat(wrapped.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_TASK);
    assertThat(wrapped.bytesProduced()).isZero();
    task.run();
    task.run();
    assertThat(pair.client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_WRAP);
    assertThat(pair.wrap(Side.CLIENT, NOTHING).bytesProduced()).isPositive();
    assertThat(pair.client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_UNWRAP);
  }

  @Test
  void anEngineThatIsClosedWithATaskOutstanding_comesToItsEnd() throws Exception {
    EnginePair pair = pair();
    pair.client.beginHandshake();
    Runnable task = pair.client.getDelegatedTask();
    pair.client.closeOutbound();
    for (int i = 0; i < 5 && !pair.client.isOutboundDone(); i++) {
      pair.wrap(Side.CLIENT, NOTHING);
    }
    assertThat(pair.client.isOutboundDone()).isTrue();
    task.run();
    assertThat(pair.wrap(Side.CLIENT, NOTHING).getStatus()).isEqualTo(Status.CLOSED);
  }

  @Test
  void anEngineThatIsClosedBeforeItBegan_saysNothing() throws Exception {
    EnginePair pair = pair();
    pair.client.closeOutbound();
    SSLEngineResult result = pair.wrap(Side.CLIENT, NOTHING);
    assertThat(result.getStatus()).isEqualTo(Status.CLOSED);
    assertThat(result.bytesProduced()).isZero();
    pair.client.closeInbound();
    assertThatThrownBy(pair.client::beginHandshake).isInstanceOf(SSLException.class);
  }

  @Test
  void aTruncatedStream_isAnSslException_andCloseNotifyStillGoesOut() throws Exception {
    EnginePair pair = pair();
    pair.handshake();
    assertThatThrownBy(pair.client::closeInbound).isInstanceOf(SSLException.class);
    assertThat(pair.client.isInboundDone()).isTrue();
    pair.client.closeInbound();
    pair.client.closeOutbound();
    assertThat(pair.wrap(Side.CLIENT, NOTHING).bytesProduced()).isPositive();
    assertThat(pair.unwrap(Side.SERVER, ByteBuffer.allocate(1 << 15)).getStatus())
        .isEqualTo(Status.CLOSED);
  }

  @Test
  void closedDuringTheHandshake_thePeerIsTold() throws Exception {
    EnginePair pair = pair();
    pair.client.beginHandshake();
    pair.client.getDelegatedTask().run();
    pair.wrap(Side.CLIENT, NOTHING);
    pair.client.closeOutbound();
    while (!pair.client.isOutboundDone()) {
      assertThat(pair.wrap(Side.CLIENT, NOTHING).bytesProduced()).isPositive();
    }
    pair.settle();
    assertThat(pair.failures.get(Side.SERVER)).isInstanceOf(SSLException.class);
    assertThat(pair.failures.get(Side.CLIENT)).isNull();
    assertThat(pair.server.isInboundDone()).isTrue();
  }

  @Test
  void theMode_hasToBeSet_andIsFixedOnceBegun() throws Exception {
    SSLEngine engine = Contexts.client(Kind.POSTERN).createSSLEngine();
    assertThatIllegalStateException().isThrownBy(engine::beginHandshake);
    assertThatIllegalStateException()
        .isThrownBy(() -> engine.wrap(NOTHING, ByteBuffer.allocate(1 << 15)));
    engine.setUseClientMode(true);
    engine.beginHandshake();
    engine.setUseClientMode(true);
    assertThatIllegalArgumentException().isThrownBy(() -> engine.setUseClientMode(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aSecondHandshake_isNone_andAskingMoreOfTheClientIsRefused(String version) throws Exception {
    EnginePair pair = pair(version);
    pair.handshake();
    pair.client.beginHandshake();
    pair.server.beginHandshake();
    assertThat(pair.client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
    assertThat(pair.transfer(Side.CLIENT, new byte[] {1})).containsExactly(1);
    pair.server.setNeedClientAuth(true);
    assertThatThrownBy(pair.server::beginHandshake)
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("no renegotiation");
  }

  @Test
  void beforeTheHandshake_theSessionIsNone_butTellsTheSizes() throws Exception {
    SSLEngine engine = pair().client;
    assertThat(engine.getSession().isValid()).isFalse();
    assertThat(engine.getSession().getCipherSuite()).isEqualTo("SSL_NULL_WITH_NULL_NULL");
    assertThat(engine.getSession().getPacketBufferSize()).isGreaterThan(16_384 + 256);
    assertThat(engine.getSession().getApplicationBufferSize()).isGreaterThanOrEqualTo(16_384);
    assertThat(engine.getSession()).isSameAs(engine.getSession());
    assertThat(engine.getPeerHost()).isEqualTo(Contexts.HOST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void wrapAndUnwrap_runAtTheSameTime(String version) throws Exception {
    EnginePair pair = pair(version);
    pair.handshake();
    BlockingQueue<byte[]> up = new ArrayBlockingQueue<>(8);
    BlockingQueue<byte[]> down = new ArrayBlockingQueue<>(8);
    byte[] data = new byte[2_000_000];
    new Random(5).nextBytes(data);
    List<Future<Boolean>> all =
        threads.invokeAll(
            List.of(
                sending(pair.client, data, up),
                receiving(pair.server, data, up),
                sending(pair.server, data, down),
                receiving(pair.client, data, down)),
            30,
            TimeUnit.SECONDS);
    for (Future<Boolean> future : all) {
      assertThat(future.get()).isTrue();
    }
  }

  private static Callable<Boolean> sending(
      SSLEngine engine, byte[] data, BlockingQueue<byte[]> queue) {
    return () -> {
      ByteBuffer source = ByteBuffer.wrap(data);
      ByteBuffer packet = ByteBuffer.allocate(1 << 15);
      while (source.hasRemaining()) {
        engine.wrap(source, packet.clear());
        queue.put(Arrays.copyOf(packet.array(), packet.position()));
      }
      return true;
    };
  }

  private static Callable<Boolean> receiving(
      SSLEngine engine, byte[] data, BlockingQueue<byte[]> queue) {
    return () -> {
      ByteBuffer room = ByteBuffer.allocate(data.length + (1 << 15));
      while (room.position() < data.length) {
        engine.unwrap(ByteBuffer.wrap(queue.take()), room);
      }
      return Arrays.equals(data, Arrays.copyOf(room.array(), room.position()));
    };
  }
}
