// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every implementation of record protection, with every kind of buffer, against what is chosen. */
class AeadImplementationsTest {

  /** An implementation of a suite. */
  record Case(AeadSuite suite, boolean tls13, Candidate<Aead.Factory> candidate) {
    @Override
    public String toString() {
      return suite + (tls13 ? " of TLS 1.3 by " : " of TLS 1.2 by ") + candidate.implementation();
    }
  }

  static List<Case> cases() throws Exception {
    Implementations all = new Implementations(Jdk.find(), CorrettoJar.find());
    List<Case> result = new ArrayList<>();
    for (boolean tls13 : new boolean[] {true, false}) {
      for (AeadSuite suite : AeadSuite.values()) {
        for (Candidate<Aead.Factory> candidate :
            suite == AeadSuite.CHACHA20_POLY1305 ? all.chaCha20() : all.aesGcm()) {
          result.add(new Case(suite, tls13, candidate));
        }
      }
    }
    return result;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyImplementation_talksToTheChosenOne_inBothDirections(Case one) throws Exception {
    Aead.Factory factory = one.candidate().maker().make();
    AeadSuite suite = one.suite();
    FixedKeys keys = new FixedKeys(suite, one.tls13());
    RecordCipher cipher =
        new RecordCipher(keys, suite, factory.create(suite, true), factory.create(suite, false));
    RecordCipher reference = keys.cipher();
    for (int length : new int[] {0, 1, 16, 1000, 16384}) {
      for (Layout layout : Layout.values()) {
        transfer(cipher, reference, length, layout);
        transfer(reference, cipher, length, layout);
      }
    }
    cipher.destroy();
  }

  private enum Layout {
    HEAP,
    DIRECT,
    READ_ONLY,
    GATHERED
  }

  private static void transfer(RecordCipher from, RecordCipher to, int length, Layout layout)
      throws Exception {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    boolean direct = layout == Layout.DIRECT;
    ByteBuffer source = (direct ? ByteBuffer.allocateDirect(length) : ByteBuffer.allocate(length));
    source.put(content).flip();
    ByteBuffer[] sources = {layout == Layout.READ_ONLY ? source.asReadOnlyBuffer() : source};
    if (layout == Layout.GATHERED) {
      int half = length / 2;
      sources =
          new ByteBuffer[] {
            source.duplicate().limit(half), source.duplicate().position(half).slice()
          };
    }
    int room = from.recordLength(length);
    ByteBuffer record = direct ? ByteBuffer.allocateDirect(room) : ByteBuffer.allocate(room);
    assertThat(from.seal(sources, 0, sources.length, length, record)).isEqualTo(length);
    record.flip();
    ByteBuffer opened =
        direct ? ByteBuffer.allocateDirect(length + 1) : ByteBuffer.allocate(length + 1);
    int count =
        to.open(
            layout == Layout.READ_ONLY ? record.asReadOnlyBuffer() : record,
            new ByteBuffer[] {opened},
            0,
            1,
            (type, other) -> {
              throw new AssertionError("no other record was sent");
            });
    assertThat(count).isEqualTo(length);
    assertThat(opened.flip()).isEqualTo(ByteBuffer.wrap(content));
  }
}
