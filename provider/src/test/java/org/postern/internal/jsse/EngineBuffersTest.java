// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.util.Random;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.internal.jsse.Contexts.Kind;
import org.postern.internal.jsse.EnginePair.Side;

/** What wrap and unwrap do with every kind of buffer, enough or not. */
@Timeout(60)
class EngineBuffersTest {

  private static final int PACKET = 1 << 15;

  private static EnginePair connected(String version) throws Exception {
    EnginePair pair =
        EnginePair.of(Contexts.client(Kind.POSTERN), Contexts.server(Kind.POSTERN), version);
    pair.handshake();
    return pair;
  }

  /** How to make a buffer of so many octets. */
  enum Maker {
    HEAP {
      @Override
      ByteBuffer make(int size) {
        return ByteBuffer.allocate(size);
      }
    },
    DIRECT {
      @Override
      ByteBuffer make(int size) {
        return ByteBuffer.allocateDirect(size);
      }
    },
    SLICE {
      @Override
      ByteBuffer make(int size) {
        return ByteBuffer.allocate(size + 20).position(13).slice().limit(size);
      }
    },
    LITTLE_ENDIAN {
      @Override
      ByteBuffer make(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
      }
    };

    abstract ByteBuffer make(int size);

    ByteBuffer of(byte[] data, boolean readOnly) {
      ByteBuffer buffer = make(data.length).put(data).flip();
      return readOnly ? buffer.asReadOnlyBuffer().order(buffer.order()) : buffer;
    }
  }

  static Stream<Arguments> kinds() {
    return Stream.of("TLSv1.2", "TLSv1.3")
        .flatMap(version ->
            Stream.of(Maker.values())
                .flatMap(maker ->
                    Stream.of(true, false)
                        .map(readOnly -> Arguments.of(version, maker, readOnly))));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void anyKindOfBuffer_holdsDataAndRecords(String version, Maker maker, boolean readOnly)
      throws Exception {
    EnginePair pair = connected(version);
    byte[] data = new byte[12_345];
    new Random(3).nextBytes(data);
    ByteBuffer source = maker.of(data, readOnly);
    ByteBuffer packet = maker.make(PACKET);
    SSLEngineResult wrapped = pair.client.wrap(source, packet);
    assertThat(wrapped.bytesConsumed()).isEqualTo(data.length);
    assertThat(wrapped.bytesProduced()).isEqualTo(packet.position());
    assertThat(source.hasRemaining()).isFalse();
    packet.flip();
    int length = packet.remaining();
    ByteBuffer arrived = maker.make(PACKET);
    SSLEngineResult unwrapped =
        pair.server.unwrap(readOnly ? packet.asReadOnlyBuffer() : packet, arrived);
    assertThat(unwrapped.bytesConsumed()).isEqualTo(length);
    assertThat(unwrapped.bytesProduced()).isEqualTo(data.length);
    byte[] seen = new byte[arrived.flip().remaining()];
    arrived.get(seen);
    assertThat(seen).isEqualTo(data);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void dataAreGatheredAndScattered(String version) throws Exception {
    EnginePair pair = connected(version);
    ByteBuffer[] sources = {
      ByteBuffer.wrap(new byte[] {9}),
      ByteBuffer.wrap(new byte[] {1, 2}),
      ByteBuffer.allocate(0),
      ByteBuffer.allocateDirect(2).put(0, (byte) 3).put(1, (byte) 4),
      ByteBuffer.wrap(new byte[] {9})
    };
    ByteBuffer packet = ByteBuffer.allocate(PACKET);
    assertThat(pair.client.wrap(sources, 1, 3, packet).bytesConsumed()).isEqualTo(4);
    assertThat(sources[0].remaining() + sources[4].remaining()).isEqualTo(2);
    ByteBuffer[] rooms = {
      ByteBuffer.allocate(3), ByteBuffer.allocateDirect(1), ByteBuffer.allocate(PACKET)
    };
    assertThat(pair.server.unwrap(packet.flip(), rooms).bytesProduced()).isEqualTo(4);
    assertThat(rooms[0].array()).containsExactly(1, 2, 3);
    assertThat(rooms[1].get(0)).isEqualTo((byte) 4);
    assertThat(rooms[2].position()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void tooLittleRoom_isAnOverflow_andNothingIsLost(String version) throws Exception {
    EnginePair pair = connected(version);
    ByteBuffer source = ByteBuffer.allocate(100);
    ByteBuffer small = ByteBuffer.allocate(105);
    SSLEngineResult wrapped = pair.client.wrap(source, small);
    assertThat(wrapped.getStatus()).isEqualTo(Status.BUFFER_OVERFLOW);
    assertThat(wrapped.bytesConsumed() + wrapped.bytesProduced()).isZero();
    assertThat(source.remaining() + small.remaining()).isEqualTo(205);
    pair.wrap(Side.CLIENT, source);
    ByteBuffer tooSmall = ByteBuffer.allocate(99);
    SSLEngineResult unwrapped = pair.unwrap(Side.SERVER, tooSmall);
    assertThat(unwrapped.getStatus()).isEqualTo(Status.BUFFER_OVERFLOW);
    assertThat(unwrapped.bytesConsumed() + unwrapped.bytesProduced()).isZero();
    assertThat(tooSmall.position()).isZero();
    assertThat(pair.unwrap(Side.SERVER, ByteBuffer.allocate(PACKET)).bytesProduced())
        .isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void partOfARecord_isAnUnderflow(String version) throws Exception {
    EnginePair pair = connected(version);
    ByteBuffer packet = ByteBuffer.allocate(PACKET);
    pair.client.wrap(ByteBuffer.allocate(50), packet);
    packet.flip();
    for (int length = 0; length < packet.limit(); length++) {
      ByteBuffer part = packet.slice(0, length);
      SSLEngineResult result = pair.server.unwrap(part, ByteBuffer.allocate(PACKET));
      assertThat(result.getStatus()).isEqualTo(Status.BUFFER_UNDERFLOW);
      assertThat(part.position()).isZero();
    }
    assertThat(pair.server.unwrap(packet, ByteBuffer.allocate(PACKET)).bytesProduced())
        .isEqualTo(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void whatTheSessionSays_isEnoughRoom(String version) throws Exception {
    EnginePair pair = connected(version);
    ByteBuffer packet = ByteBuffer.allocate(pair.client.getSession().getPacketBufferSize());
    ByteBuffer much = ByteBuffer.allocate(100_000);
    assertThat(pair.client.wrap(much, packet).getStatus()).isEqualTo(Status.OK);
    ByteBuffer room = ByteBuffer.allocate(pair.server.getSession().getApplicationBufferSize());
    assertThat(pair.server.unwrap(packet.flip(), room).getStatus()).isEqualTo(Status.OK);
    assertThat(room.position()).isEqualTo(much.position());
  }

  @Test
  void nothingToWrap_makesNoRecord() throws Exception {
    EnginePair pair = connected("TLSv1.3");
    SSLEngineResult result = pair.wrap(Side.CLIENT, ByteBuffer.allocate(0));
    assertThat(result.getStatus()).isEqualTo(Status.OK);
    assertThat(result.bytesProduced()).isZero();
    assertThat(result.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
  }

  @Test
  void recordsAreNoLongerThanTheProgramWants() throws Exception {
    EnginePair pair = EnginePair.of(Contexts.client(Kind.POSTERN), Contexts.server(Kind.POSTERN));
    SSLParameters parameters = pair.client.getSSLParameters();
    parameters.setMaximumPacketSize(1400);
    pair.client.setSSLParameters(parameters);
    pair.handshake();
    SSLEngineResult result = pair.wrap(Side.CLIENT, ByteBuffer.allocate(3000));
    assertThat(result.bytesProduced()).isEqualTo(1400);
    assertThat(pair.unwrap(Side.SERVER, ByteBuffer.allocate(PACKET)).bytesProduced())
        .isEqualTo(result.bytesConsumed());
  }

  @Test
  @SuppressWarnings("NullAway")
  void argumentsAreChecked() throws Exception {
    EnginePair pair = connected("TLSv1.3");
    ByteBuffer some = ByteBuffer.allocate(10);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pair.client.wrap((ByteBuffer) null, some));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pair.client.wrap(some, (ByteBuffer) null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pair.client.unwrap((ByteBuffer) null, some));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pair.client.unwrap(some, (ByteBuffer) null));
    assertThatIllegalArgumentException().isThrownBy(() -> pair.client.wrap(some, some));
    assertThatIllegalArgumentException().isThrownBy(() -> pair.client.unwrap(some, some));
    ByteBuffer readOnly = ByteBuffer.allocate(PACKET).asReadOnlyBuffer();
    assertThatThrownBy(() -> pair.client.wrap(some, readOnly))
        .isInstanceOf(ReadOnlyBufferException.class);
    assertThatThrownBy(() -> pair.client.unwrap(some, readOnly))
        .isInstanceOf(ReadOnlyBufferException.class);
    assertThatThrownBy(
            () -> pair.client.wrap(new ByteBuffer[] {some}, 0, 2, ByteBuffer.allocate(1)))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aChangedRecord_isAnSslException_andAnAlertFollows(String version) throws Exception {
    EnginePair pair = connected(version);
    ByteBuffer packet = ByteBuffer.allocate(PACKET);
    pair.client.wrap(ByteBuffer.allocate(50), packet);
    packet.flip();
    packet.put(20, (byte) (packet.get(20) ^ 1));
    assertThatThrownBy(() -> pair.server.unwrap(packet, ByteBuffer.allocate(PACKET)))
        .isInstanceOf(SSLException.class);
    assertThat(pair.server.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_WRAP);
    assertThat(pair.wrap(Side.SERVER).getStatus()).isEqualTo(Status.CLOSED);
    assertThatThrownBy(() -> pair.unwrap(Side.CLIENT, ByteBuffer.allocate(PACKET)))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("bad_record_mac");
    assertThat(pair.server.unwrap(packet, ByteBuffer.allocate(PACKET)).getStatus())
        .isEqualTo(Status.CLOSED);
  }

  @Test
  void whatIsNoRecord_isAnSslExceptionThatShowsIt() throws Exception {
    EnginePair pair = EnginePair.of(Contexts.client(Kind.POSTERN), Contexts.server(Kind.POSTERN));
    ByteBuffer text = ByteBuffer.wrap("EHLO client.example.test\r\n".getBytes("US-ASCII"));
    assertThatThrownBy(() -> pair.server.unwrap(text, ByteBuffer.allocate(PACKET)))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("plain text");
    assertThat(pair.server.isInboundDone()).isTrue();
    SSLEngineResult alert = pair.wrap(Side.SERVER);
    assertThat(alert.bytesProduced()).isEqualTo(7);
    assertThat(pair.server.isOutboundDone()).isTrue();
  }
}
