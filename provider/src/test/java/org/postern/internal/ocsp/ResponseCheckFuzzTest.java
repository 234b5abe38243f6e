// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.postern.internal.ocsp.ResponseVerdict.Unusable;

/** Responses come from anyone: every one gets a verdict, and none is forged. */
class ResponseCheckFuzzTest {
  private static final ResponseCheck CHECK = Responders.check(Responders.LEAF, Responders.CA);
  private static final byte[] DIRECT = Responders.about(Responders.LEAF).der();
  private static final byte[] DELEGATED =
      Responders.about(Responders.LEAF).delegate(Responders.DELEGATE).revoked().der();

  @FuzzTest(maxDuration = "30s")
  void anyOctets_proveNothing(byte[] octets) {
    ResponseVerdict verdict = CHECK.check(octets, Responders.NOW);
    assertThat(verdict).isInstanceOf(Unusable.class);
    assertThat(((Unusable) verdict).reason()).isNotBlank();
  }

  @FuzzTest(maxDuration = "30s")
  void anAlteredResponse_saysWhatItSaid_orNothing(FuzzedDataProvider data) {
    byte[] original = data.consumeBoolean() ? DIRECT : DELEGATED;
    byte[] altered = original.clone();
    for (int edits = data.consumeInt(0, 8); edits > 0; edits--) {
      altered[data.consumeInt(0, altered.length - 1)] = data.consumeByte();
    }
    ResponseVerdict verdict = CHECK.check(altered, Responders.NOW);
    if (!(verdict instanceof Unusable)) {
      assertThat(verdict).isEqualTo(CHECK.check(original, Responders.NOW));
    }
  }
}
