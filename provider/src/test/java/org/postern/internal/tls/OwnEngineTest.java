// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.lab.pki.FixedKey;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabPki;
import org.postern.lab.pki.LabTls;
import org.postern.lab.smtp.ScriptedSmtpServer;
import org.postern.lab.smtp.SmtpScript;
import org.postern.policy.Profile;
import org.postern.smtp.MxAuthentication;
import org.postern.smtp.PeerVerdict;
import org.postern.smtp.PeerVerdict.Got;
import org.postern.smtp.PeerVerdict.TlsFacts;
import org.postern.smtp.TlsRequirement;

/** What TLS under requirements can do on Postern's engine, beyond what it can on the JDK's. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OwnEngineTest {

  private static final LabPki PKI = new LabPki();
  private static final LabCertificate LEAF = PKI.selfSigned("mx.example.test");
  private static final LabCertificate OTHER = PKI.selfSigned("mx.example.test");
  private static final TlsRequirement MAY = new TlsRequirement.May(TlsLab.HOST, 25);

  private final RequirementTls tls = WhichTls.POSTERN.at(Clock.systemUTC());

  @Test
  void theVerdict_namesTheGroup() throws Exception {
    TlsFacts facts = visit(own(new FixedKey(LEAF)), TlsLab.dane(LEAF.tlsa(3, 1, 1)));
    assertThat(facts.group()).isEqualTo("X25519MLKEM768");
    assertThat(facts.weaknesses()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aCertificateWithoutIssuer_isAuthenticatedByItsRecord(String protocol) throws Exception {
    LabCertificate leaf = PKI.server("mx.example.test").issuer("").signedBy(PKI.root("Root"));
    SSLContext server = own(new FixedKey(leaf));
    PeerVerdict verdict = verdict(server, protocol, TlsLab.dane(leaf.tlsa(3, 1, 1)));
    assertThat(verdict.got()).isEqualTo(Got.DANE);
    assertThat(verdict(server, protocol, MAY).got()).isEqualTo(Got.ENCRYPTED);
    assertThatThrownBy(() -> verdict(server, protocol, TlsLab.dane(OTHER.tlsa(3, 1, 1))))
        .hasMessageStartingWith("DANE: ");
  }

  /** B6: raw public keys where every usable record is {@code 3 1 x}, and nowhere else. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aRawPublicKey_isAskedForAndMatched_whereEveryRecordIsOne(String protocol) throws Exception {
    SSLContext server = own(new FixedKey(LEAF).withRawKey());
    TlsRequirement onlyKeys = TlsLab.dane(LEAF.tlsa(3, 1, 1));
    for (int i = 0; i < 2; i++) {
      PeerVerdict verdict = verdict(server, protocol, onlyKeys);
      assertThat(verdict.got()).isEqualTo(Got.DANE);
      assertThat(verdict.reason()).contains("EE public key");
    }
    PeerVerdict mixed =
        verdict(server, protocol, TlsLab.dane(LEAF.tlsa(3, 1, 1), LEAF.tlsa(3, 0, 1)));
    assertThat(mixed.reason()).contains("EE certificate");
    assertThatThrownBy(() -> verdict(server, protocol, TlsLab.dane(OTHER.tlsa(3, 1, 1))))
        .isInstanceOf(SSLException.class)
        .hasMessageStartingWith("DANE: ");
  }

  /** F7 and F17: short keys are refused where the server is to be authenticated, else noted. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aShortKey_doesNotPushMailIntoClearText_andIsNoted(String protocol) throws Exception {
    LabCertificate weak = PKI.server("mx.example.test").key(LabKeyType.RSA_1024).selfSigned();
    SSLContext server = LabTls.server(weak);
    PeerVerdict verdict = verdict(server, protocol, MAY);
    assertThat(verdict.got()).isEqualTo(Got.ENCRYPTED);
    assertThat(verdict.tls()).isNotNull();
    assertThat(verdict.tls().weaknesses()).containsExactly("rsa-1024");
    assertThatThrownBy(() -> verdict(server, protocol, TlsLab.dane(weak.tlsa(3, 1, 1))))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("2048");
    PeerVerdict audited =
        verdict(server, protocol, TlsLab.dane(MxAuthentication.DNSSEC, true, weak.tlsa(3, 1, 1)));
    assertThat(audited.got()).isEqualTo(Got.DANE);
  }

  private SSLContext own(FixedKey key) {
    return tls.server(Profile.INTERMEDIATE, new KeyManager[] {key}, new TrustManager[0]);
  }

  private TlsFacts visit(SSLContext server, TlsRequirement requirement) throws Exception {
    return verdict(server, "TLSv1.3", requirement).tls();
  }

  private PeerVerdict verdict(SSLContext server, String protocol, TlsRequirement requirement)
      throws IOException {
    try (ScriptedSmtpServer mail =
        ScriptedSmtpServer.start(SmtpScript.implicitTls(server).protocols(protocol))) {
      return PeerVerdict.of(TlsLab.visit(tls.client(requirement), mail.address())).orElseThrow();
    }
  }
}
