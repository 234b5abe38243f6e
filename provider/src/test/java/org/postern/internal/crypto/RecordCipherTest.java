// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsFatalAlert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that are sealed and opened: RFC 8446 section 5, RFC 5288, RFC 7905. */
class RecordCipherTest {

  private static final RecordCipher.OtherRecords NONE =
      (type, content) -> {
        throw new AssertionError("no other record was sent");
      };

  static List<Arguments> suites() {
    List<Arguments> result = new ArrayList<>();
    for (AeadSuite suite : AeadSuite.values()) {
      result.add(Arguments.of(suite, true));
      result.add(Arguments.of(suite, false));
    }
    return result;
  }

  private static byte[] content(int length) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    return content;
  }

  private static ByteBuffer[] array(ByteBuffer... buffers) {
    return buffers;
  }

  private static ByteBuffer sealed(RecordCipher cipher, byte[] content) throws Exception {
    ByteBuffer record = ByteBuffer.allocate(cipher.recordLength(content.length));
    assertThat(cipher.seal(array(ByteBuffer.wrap(content)), 0, 1, content.length, record))
        .isEqualTo(content.length);
    assertThat(record.hasRemaining()).isFalse();
    return record.flip();
  }

  @ParameterizedTest
  @MethodSource("suites")
  void everyKindOfBuffer_carriesEveryLength(AeadSuite suite, boolean tls13) throws Exception {
    RecordCipher cipher = new FixedKeys(suite, tls13).cipher();
    for (int length : new int[] {0, 1, 15, 16, 17, 255, 1000, 16383, 16384}) {
      byte[] content = content(length);
      for (int kind = 0; kind < 4; kind++) {
        ByteBuffer source = ByteBuffer.wrap(content);
        ByteBuffer record = ByteBuffer.allocate(cipher.recordLength(length) + 3);
        ByteBuffer opened = ByteBuffer.allocate(length + (kind == 1 ? 0 : 40));
        if (kind == 2) {
          source = ByteBuffer.allocateDirect(length).put(content).flip();
          record = ByteBuffer.allocateDirect(record.capacity());
          opened = ByteBuffer.allocateDirect(opened.capacity());
        } else if (kind == 3) {
          source = source.asReadOnlyBuffer();
        }
        assertThat(cipher.seal(array(source), 0, 1, 1 << 14, record)).isEqualTo(length);
        record.flip();
        assertThat(record.remaining()).isEqualTo(cipher.recordLength(length));
        assertThat(cipher.plaintextLimit(record.remaining())).isEqualTo(length);
        ByteBuffer incoming = kind == 3 ? record.asReadOnlyBuffer() : record;
        assertThat(cipher.open(incoming, array(opened), 0, 1, NONE)).isEqualTo(length);
        assertThat(opened.flip()).isEqualTo(ByteBuffer.wrap(content));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("suites")
  void severalBuffers_areGatheredAndScattered(AeadSuite suite, boolean tls13) throws Exception {
    RecordCipher cipher = new FixedKeys(suite, tls13).cipher();
    byte[] content = content(100);
    ByteBuffer[] sources = {
      ByteBuffer.allocate(0),
      ByteBuffer.wrap(content, 0, 30),
      ByteBuffer.allocateDirect(20).put(content, 30, 20).flip(),
      ByteBuffer.wrap(content, 50, 50).asReadOnlyBuffer(),
      ByteBuffer.allocate(7)
    };
    ByteBuffer record = ByteBuffer.allocate(200);
    assertThat(cipher.seal(sources, 1, 3, 90, record)).isEqualTo(90);
    assertThat(sources[3].remaining()).isEqualTo(10);
    assertThat(sources[4].remaining()).isEqualTo(7);
    ByteBuffer[] destinations = {
      ByteBuffer.allocate(10), ByteBuffer.allocate(0), ByteBuffer.allocateDirect(200)
    };
    assertThat(cipher.open(record.flip(), destinations, 0, 3, NONE)).isEqualTo(90);
    byte[] seen = new byte[90];
    destinations[0].flip().get(seen, 0, 10);
    destinations[2].flip().get(seen, 10, 80);
    assertThat(seen).isEqualTo(Arrays.copyOf(content, 90));
  }

  /** Nonces and additional data by the RFCs' words, opened by the JDK alone. */
  @ParameterizedTest
  @MethodSource("suites")
  void recordOnTheWire_isWhatTheRfcSays(AeadSuite suite, boolean tls13) throws Exception {
    FixedKeys keys = new FixedKeys(suite, tls13);
    RecordCipher cipher = keys.cipher();
    sealed(cipher, content(5));
    byte[] content = content(33);
    ByteBuffer record = sealed(cipher, content);
    byte[] header = new byte[5];
    record.get(header);
    assertThat(header[0]).isEqualTo((byte) 23);
    assertThat(record.getShort(1)).isEqualTo((short) 0x0303);
    assertThat(record.getShort(3) & 0xFFFF).isEqualTo(record.remaining());
    byte[] nonce = Arrays.copyOf(keys.iv(), 12);
    byte[] additional;
    if (tls13) {
      nonce[11] ^= 1;
      additional = header;
    } else {
      if (suite.sendsNonce()) {
        record.get(nonce, 4, 8);
        assertThat(nonce).endsWith(0, 0, 0, 0, 0, 0, 0, 1);
      } else {
        nonce[11] ^= 1;
      }
      additional = new byte[] {0, 0, 0, 0, 0, 0, 0, 1, 23, 3, 3, 0, 33};
    }
    Cipher jdk = Cipher.getInstance(suite.transformation(), "SunJCE");
    jdk.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(keys.key(0), suite.keyAlgorithm()),
        suite.parameters(nonce));
    jdk.updateAAD(additional);
    byte[] inner = new byte[record.remaining()];
    record.get(inner);
    byte[] expected = tls13 ? Arrays.copyOf(content, 34) : content;
    if (tls13) {
      expected[33] = 23;
    }
    assertThat(jdk.doFinal(inner)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("suites")
  void changedOrTruncatedRecord_isRefused_alwaysInTheSameWords(AeadSuite suite, boolean tls13)
      throws Exception {
    FixedKeys keys = new FixedKeys(suite, tls13);
    byte[] good = sealed(keys.cipher(), content(20)).array();
    // Version and length in the header are not as they were sealed either; the length is put right.
    for (int i = 5; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 1;
      assertUnauthentic(keys, bad);
    }
    for (int length = 5; length < good.length; length++) {
      byte[] bad = Arrays.copyOf(good, length);
      bad[3] = 0;
      bad[4] = (byte) (length - 5);
      assertUnauthentic(keys, bad);
    }
    byte[] another = good.clone();
    another[0] = 22;
    assertUnauthentic(keys, another);
  }

  private static void assertUnauthentic(FixedKeys keys, byte[] record) {
    ByteBuffer destination = ByteBuffer.allocate(100);
    assertThatThrownBy(
            () -> keys.cipher().open(ByteBuffer.wrap(record), array(destination), 0, 1, NONE))
        .isInstanceOfSatisfying(
            TlsFatalAlert.class,
            e -> assertThat(e.getAlertDescription()).isEqualTo(AlertDescription.bad_record_mac))
        .hasMessageContaining("a record is not authentic");
    assertThat(destination.position()).isZero();
  }

  @ParameterizedTest
  @MethodSource("suites")
  void recordOutOfOrder_isRefused(AeadSuite suite, boolean tls13) throws Exception {
    FixedKeys keys = new FixedKeys(suite, tls13);
    RecordCipher sender = keys.cipher();
    sealed(sender, content(1));
    byte[] second = sealed(sender, content(2)).array();
    assertUnauthentic(keys, second);
  }

  @Test
  void padding_isStripped_andRecordsOfOtherTypesGoElsewhere() throws Exception {
    FixedKeys keys = new FixedKeys(AeadSuite.AES_128_GCM, true);
    RecordCipher receiver = keys.cipher();
    RecordState state = state(keys);
    byte[] padded = {1, 2, 3, 23, 0, 0, 0};
    ByteBuffer destination = ByteBuffer.allocate(100);
    assertThat(receiver.open(RawRecords.seal(state, padded), array(destination), 0, 1, NONE))
        .isEqualTo(3);
    List<byte[]> others = new ArrayList<>();
    byte[] handshake = {4, 5, 22, 0};
    int position = destination.position();
    for (ByteBuffer room : array(destination, ByteBuffer.allocate(0))) {
      receiver.open(
          RawRecords.seal(state, handshake),
          array(room),
          0,
          1,
          (type, content) -> {
            assertThat(type).isEqualTo(ContentType.handshake);
            others.add(content);
          });
    }
    assertThat(others).hasSize(2).allMatch(c -> Arrays.equals(c, new byte[] {4, 5}));
    assertThat(destination.position()).isEqualTo(position);
    assertThat(destination.get(position)).isZero();
  }

  @Test
  void recordOfZerosOnly_isUnexpected() throws Exception {
    FixedKeys keys = new FixedKeys(AeadSuite.CHACHA20_POLY1305, true);
    assertAlert(keys, new byte[100], AlertDescription.unexpected_message);
  }

  @Test
  void tooLongRecord_isAnOverflow() throws Exception {
    FixedKeys keys = new FixedKeys(AeadSuite.AES_256_GCM, true);
    byte[] longContent = new byte[(1 << 14) + 2];
    Arrays.fill(longContent, (byte) 23);
    assertAlert(keys, longContent, AlertDescription.record_overflow);
    assertAlert(keys, new byte[(1 << 14) + 250], AlertDescription.record_overflow);
  }

  private static void assertAlert(FixedKeys keys, byte[] inner, short alert) throws Exception {
    ByteBuffer record = RawRecords.seal(state(keys), inner);
    assertThatThrownBy(
            () -> keys.cipher().open(record, array(ByteBuffer.allocate(20_000)), 0, 1, NONE))
        .isInstanceOfSatisfying(
            TlsFatalAlert.class, e -> assertThat(e.getAlertDescription()).isEqualTo(alert));
  }

  private static RecordState state(FixedKeys keys) throws Exception {
    Aead aead = Primitives.chosen("off").aead(keys.suite()).create(keys.suite(), true);
    RecordState state = new RecordState(keys.suite(), keys.tls13(), aead);
    keys.nextSealing(state);
    state.key(keys.key(0), keys.iv());
    return state;
  }

  @Test
  void keyUpdate_startsAnotherKeyAndSequence_forOneDirection() throws Exception {
    FixedKeys keys = new FixedKeys(AeadSuite.AES_128_GCM, true);
    RecordCipher one = keys.cipher();
    RecordCipher other = keys.cipher();
    ByteBuffer destination = ByteBuffer.allocate(100);
    other.open(sealed(one, content(1)), array(destination), 0, 1, NONE);
    one.rekeyEncoder();
    other.rekeyDecoder();
    assertThat(other.open(sealed(one, content(2)), array(destination), 0, 1, NONE)).isEqualTo(2);
    assertThat(one.open(sealed(other, content(3)), array(destination), 0, 1, NONE)).isEqualTo(3);
  }

  @Test
  void handshakeRecords_takeTheSameCipher() throws Exception {
    FixedKeys keys = new FixedKeys(AeadSuite.AES_128_GCM, true);
    RecordCipher cipher = keys.cipher();
    var encoded =
        cipher.encodePlaintext(99, (short) 22, ProtocolVersion.TLSv12, 5, content(9), 1, 7);
    assertThat(encoded.recordType).isEqualTo((short) 23);
    var decoded =
        cipher.decodeCiphertext(
            77, (short) 23, ProtocolVersion.TLSv12, encoded.buf, 5, encoded.len - 5);
    assertThat(decoded.contentType).isEqualTo((short) 22);
    assertThat(Arrays.copyOfRange(decoded.buf, decoded.off, decoded.off + decoded.len))
        .isEqualTo(Arrays.copyOfRange(content(9), 1, 8));
  }
}
