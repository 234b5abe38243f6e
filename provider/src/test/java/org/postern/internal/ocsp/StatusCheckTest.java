// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postern.internal.jca.HandshakeSession;

/** The check beside implementations of JSSE that are not ours. */
class StatusCheckTest {

  /** What {@link javax.net.ssl.ExtendedSSLSession} itself does. */
  private static final class KnowsNoStaples extends HandshakeSession {
    KnowsNoStaples() {
      super(Responders.HOST);
    }

    @Override
    public List<byte[]> getStatusResponses() {
      throw new UnsupportedOperationException();
    }
  }

  private static void check(boolean hardFail) throws Exception {
    X509Certificate[] anchors = {Responders.CA.x509()};
    new StatusCheck(true, hardFail, false, () -> false, () -> Responders.NOW)
        .check(new X509Certificate[] {Responders.LEAF.x509()}, () -> anchors, new KnowsNoStaples());
  }

  @Test
  void aSessionThatCannotTellStaples_hasNone() {
    assertThatCode(() -> check(false)).doesNotThrowAnyException();
    assertThatThrownBy(() -> check(true))
        .isInstanceOf(StatusRefusedException.class)
        .hasMessageContaining("has stapled no OCSP response");
  }
}
