// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Whatever a responder sends instead of HTTP: an answer of limited length, or a reason. */
class HttpAnswerFuzzTest {
  private static final int MOST = 100;

  @FuzzTest(maxDuration = "30s")
  void anyOctets_areAnAnswerOrNone(byte[] octets) {
    try {
      HttpAnswer answer = HttpAnswer.read(new ByteArrayInputStream(octets), MOST);
      assertThat(answer.status()).isBetween(200, 599);
      assertThat(answer.body().length).isLessThanOrEqualTo(Math.min(MOST, octets.length));
    } catch (IOException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }
}
