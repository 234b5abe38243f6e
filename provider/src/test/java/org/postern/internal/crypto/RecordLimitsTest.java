// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.TlsFatalAlert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much one key protects (RFC 8446 section 5.5), and that the directions share nothing. */
class RecordLimitsTest {

  private static RecordSealer sealer(AeadSuite suite, boolean tls13, long sequence)
      throws Exception {
    RecordState state =
        new RecordState(suite, tls13, Primitives.chosen("off").aead(suite).create(suite, true));
    FixedKeys keys = new FixedKeys(suite, tls13);
    state.key(keys.key(0), keys.iv());
    state.skipTo(sequence);
    return new RecordSealer(suite, tls13, state);
  }

  @ParameterizedTest
  @CsvSource({
    "AES_128_GCM, true, 5931640, false",
    "AES_128_GCM, true, 5931641, true",
    "AES_256_GCM, true, 5931641, true",
    "AES_128_GCM, false, 23000000, false",
    "CHACHA20_POLY1305, true, 23000000, false"
  })
  void keyUpdate_isWantedWellBeforeTheLimit(
      AeadSuite suite, boolean tls13, long sequence, boolean wanted) throws Exception {
    assertThat(sealer(suite, tls13, sequence).wantsKeyUpdate()).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource({"AES_128_GCM, true", "AES_128_GCM, false", "AES_256_GCM, false"})
  void atTheLimit_nothingMoreIsSealed(AeadSuite suite, boolean tls13) throws Exception {
    ByteBuffer content = ByteBuffer.allocate(1);
    ByteBuffer out = ByteBuffer.allocate(100);
    sealer(suite, tls13, 23_726_565).seal(23, content.duplicate(), out);
    assertThatThrownBy(() -> sealer(suite, tls13, 23_726_566).seal(23, content, out))
        .isInstanceOf(TlsFatalAlert.class)
        .hasMessageContaining("at most 23726566 records");
  }

  @Test
  void longerContentThanARecordHolds_isAMistakeOfTheCaller() throws Exception {
    RecordSealer sealer = sealer(AeadSuite.AES_128_GCM, true, 0);
    assertThatThrownBy(
            () -> sealer.seal(23, ByteBuffer.allocate(16_385), ByteBuffer.allocate(17_000)))
        .isInstanceOf(TlsFatalAlert.class)
        .hasMessageContaining("at most 16384 octets");
  }

  @Test
  @Timeout(60)
  void twoDirections_runAtOnce() throws Exception {
    FixedKeys keys = new FixedKeys(AeadSuite.AES_128_GCM, true);
    RecordCipher cipher = keys.cipher();
    RecordCipher peer = keys.cipher();
    int records = 3000;
    byte[][] incoming = new byte[records][];
    for (int i = 0; i < records; i++) {
      incoming[i] = seal(peer, i);
    }
    CompletableFuture<Void> opening =
        CompletableFuture.runAsync(() -> {
          for (int i = 0; i < records; i++) {
            assertThat(open(cipher, incoming[i])).isEqualTo(i);
          }
        });
    byte[][] outgoing = new byte[records][];
    for (int i = 0; i < records; i++) {
      outgoing[i] = seal(cipher, i);
    }
    opening.get(Duration.ofSeconds(50).toMillis(), TimeUnit.MILLISECONDS);
    for (int i = 0; i < records; i++) {
      assertThat(open(peer, outgoing[i])).isEqualTo(i);
    }
  }

  private static byte[] seal(RecordCipher cipher, int value) throws Exception {
    ByteBuffer record = ByteBuffer.allocate(cipher.recordLength(4));
    cipher.seal(new ByteBuffer[] {ByteBuffer.allocate(4).putInt(value).flip()}, 0, 1, 4, record);
    return record.array();
  }

  private static int open(RecordCipher cipher, byte[] record) {
    ByteBuffer content = ByteBuffer.allocate(40);
    try {
      cipher.open(ByteBuffer.wrap(record), new ByteBuffer[] {content}, 0, 1, (type, other) -> {});
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return content.getInt(0);
  }

  @Test
  void destroyedCipher_opensNothingMore() throws Exception {
    FixedKeys keys = new FixedKeys(AeadSuite.AES_256_GCM, true);
    RecordCipher cipher = keys.cipher();
    byte[] record = seal(keys.cipher(), 1);
    cipher.destroy();
    assertThatThrownBy(() ->
            cipher.open(
                ByteBuffer.wrap(record),
                new ByteBuffer[] {ByteBuffer.allocate(40)},
                0,
                1,
                (type, other) -> {}))
        .isInstanceOf(TlsFatalAlert.class);
  }
}
