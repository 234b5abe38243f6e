// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.PosternProvider;
import org.postern.lab.pki.FixedKey;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabOcspResponse;
import org.postern.lab.pki.LabPki;
import org.postern.lab.smtp.ScriptedSmtpServer;
import org.postern.lab.smtp.SmtpScript;
import org.postern.smtp.MxAuthentication;
import org.postern.smtp.PeerVerdict;
import org.postern.smtp.PeerVerdict.Got;
import org.postern.smtp.TlsRequirement;

/**
 * No authority has a say under DANE, nor where nobody is authenticated (RFC 7671 section 4.2, RFC
 * 7435): neither by a staple nor by the lack of one.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ParameterizedClass
@EnumSource(WhichTls.class)
class StaplesUnderRequirementsTest {

  private static final LabPki PKI = new LabPki();
  private static final LabCertificate CA = PKI.intermediate("Authority", PKI.root("Root"));
  private static final LabCertificate LEAF = PKI.server(TlsLab.HOST).mustStaple().signedBy(CA);

  private final RequirementTls tls;

  StaplesUnderRequirementsTest(WhichTls which) {
    this.tls = which.at(Clock.systemUTC());
  }

  @Test
  void revokedUnderDane_isVerified() throws Exception {
    List<byte[]> revoked = List.of(new LabOcspResponse(LEAF, Clock.systemUTC()).revoked().der());
    assertThat(visit(TlsLab.dane(LEAF.tlsa(3, 1, 1)), revoked)).isEqualTo(Got.DANE);
    assertThat(visit(TlsLab.dane(CA.tlsa(2, 0, 1)), revoked)).isEqualTo(Got.DANE);
  }

  @Test
  void noStapleThoughDemanded_isVerifiedUnderDane_G11() throws Exception {
    assertThat(visit(TlsLab.dane(LEAF.tlsa(3, 1, 1)), List.of())).isEqualTo(Got.DANE);
    assertThat(visit(TlsLab.dane(CA.tlsa(2, 0, 1)), List.of())).isEqualTo(Got.DANE);
  }

  @Test
  void opportunisticTls_isNotRefusedForAStaple() throws Exception {
    TlsRequirement may = new TlsRequirement.May(TlsLab.HOST, 25);
    TlsRequirement encrypt =
        new TlsRequirement.Encrypt(
            TlsLab.HOST, 25, MxAuthentication.DNSSEC, null, false, "a test wants it");
    List<byte[]> revoked = List.of(new LabOcspResponse(LEAF, Clock.systemUTC()).revoked().der());
    for (TlsRequirement requirement : List.of(may, encrypt)) {
      assertThat(visit(requirement, revoked)).isEqualTo(Got.ENCRYPTED);
      assertThat(visit(requirement, List.of())).isEqualTo(Got.ENCRYPTED);
    }
  }

  private Got visit(TlsRequirement requirement, List<byte[]> staples) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS", new PosternProvider());
    context.init(
        new KeyManager[] {new FixedKey(LEAF).withStaples(staples)}, new TrustManager[0], null);
    try (ScriptedSmtpServer server = ScriptedSmtpServer.start(SmtpScript.implicitTls(context))) {
      return PeerVerdict.of(TlsLab.visit(tls.client(requirement), server.address()))
          .orElseThrow()
          .got();
    }
  }
}
