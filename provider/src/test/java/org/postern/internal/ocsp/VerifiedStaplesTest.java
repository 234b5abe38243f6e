// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.internal.ocsp.Responders.CA;
import static org.postern.internal.ocsp.Responders.LEAF;
import static org.postern.internal.ocsp.Responders.NOW;
import static org.postern.internal.ocsp.Responders.PKI;
import static org.postern.internal.ocsp.Responders.SIBLING;
import static org.postern.internal.ocsp.Responders.about;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.postern.internal.ocsp.ResponseVerdict.Good;
import org.postern.internal.ocsp.ResponseVerdict.Revoked;
import org.postern.internal.ocsp.ResponseVerdict.Unusable;
import org.postern.lab.pki.LabCertificate;

/** Requirements G1 and G4 of what was verified before: the same octets, of now. */
class VerifiedStaplesTest {
  private final VerifiedStaples staples = new VerifiedStaples();

  @Test
  void theSameResponse_isVerifiedOnce() throws Exception {
    byte[] response = about(LEAF).der();
    ResponseVerdict first = check(LEAF, CA, response, NOW);
    assertThat(first).isInstanceOf(Good.class);
    assertThat(check(LEAF, CA, response.clone(), NOW.plusSeconds(60))).isSameAs(first);
    assertThat(staples.size()).isOne();
  }

  @Test
  void theTimes_areLookedAtEachTime() throws Exception {
    byte[] response = about(LEAF).der();
    assertThat(check(LEAF, CA, response, NOW)).isInstanceOf(Good.class);
    assertThat(check(LEAF, CA, response, NOW.plus(Duration.ofDays(8))))
        .isInstanceOf(Unusable.class);
    assertThat(check(LEAF, CA, response, NOW.minus(Duration.ofDays(1))))
        .isInstanceOf(Unusable.class);
    assertThat(check(LEAF, CA, response, NOW)).isInstanceOf(Good.class);
  }

  @Test
  void aChangedResponse_isAnother() throws Exception {
    byte[] response = about(LEAF).der();
    assertThat(check(LEAF, CA, response, NOW)).isInstanceOf(Good.class);
    for (int i = 0; i < response.length; i += 7) {
      byte[] changed = response.clone();
      changed[i] ^= 1;
      assertThat(check(LEAF, CA, changed, NOW)).as("octet " + i).isNotInstanceOf(Good.class);
    }
    response[response.length - 1] ^= 1;
    assertThat(check(LEAF, CA, response, NOW)).isNotInstanceOf(Good.class);
    assertThat(staples.size()).isOne();
  }

  @Test
  void itCountsForNoOtherCertificate_andForNoOtherIssuer() throws Exception {
    LabCertificate impostor = PKI.root("Authority");
    byte[] response = about(LEAF).der();
    assertThat(check(LEAF, CA, response, NOW)).isInstanceOf(Good.class);
    assertThat(check(SIBLING, CA, response, NOW)).isInstanceOf(Unusable.class);
    assertThat(check(LEAF, impostor, response, NOW)).isInstanceOf(Unusable.class);
  }

  @Test
  void whatIsNotGood_isNotRemembered() throws Exception {
    assertThat(check(LEAF, CA, about(LEAF).revoked().der(), NOW)).isInstanceOf(Revoked.class);
    assertThat(check(LEAF, CA, new byte[] {1, 2, 3}, NOW)).isInstanceOf(Unusable.class);
    assertThat(staples.size()).isZero();
  }

  @Test
  void theOldestGivesWay() throws Exception {
    for (int i = 0; i <= VerifiedStaples.LIMIT; i++) {
      byte[] response = about(LEAF).times(NOW.minusSeconds(i), NOW.plusSeconds(600)).der();
      assertThat(check(LEAF, CA, response, NOW)).isInstanceOf(Good.class);
    }
    assertThat(staples.size()).isEqualTo(VerifiedStaples.LIMIT);
  }

  private ResponseVerdict check(
      LabCertificate certificate, LabCertificate issuer, byte[] response, Instant now)
      throws Exception {
    X509Certificate leaf = certificate.x509();
    return staples.check(leaf, issuer.x509(), response, now);
  }
}
