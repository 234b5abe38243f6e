// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.internal.policy.Protocol;
import org.postern.internal.session.Session;
import org.postern.lab.pki.FixedKey;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;

/** What a trust manager is told, and what its verdict comes to. */
class TrustTest {
  private final Lab lab = new Lab();
  private final TestOwner owner = new TestOwner();

  private X509ExtendedKeyManager noKeys() throws Exception {
    return (X509ExtendedKeyManager) lab.keyManagers()[0];
  }

  private Connection client(Verdict trust) throws Exception {
    TestSettings settings = TestSettings.client();
    settings.host = Lab.HOST;
    settings.serverNames = List.of(new SNIHostName(Lab.HOST));
    return new Connection(settings.build(), owner, Lab.environment(noKeys(), trust));
  }

  @ParameterizedTest
  @CsvSource({
    "TLS_1_3, P256, UNKNOWN",
    "TLS_1_2, P256, ECDHE_ECDSA",
    "TLS_1_2, RSA_2048, ECDHE_RSA"
  })
  void insideTheCheck_theHandshakeSessionIsComplete(
      Protocol protocol, LabKeyType type, String expectedAuthType) throws Exception {
    LabCertificate leaf = lab.leaf(type);
    SSLEngine jdk = lab.jdk(false, leaf);
    jdk.setEnabledProtocols(new String[] {protocol.jsseName()});
    List<String> seen = new ArrayList<>();
    Verdict trust =
        new Verdict((chain, authType) -> {
          ExtendedSSLSession session = Objects.requireNonNull(owner.session);
          seen.add(authType);
          seen.add(session.getProtocol());
          seen.add(session.getPeerHost() + ":" + session.getPeerPort());
          seen.add(session.getRequestedServerNames().toString());
          seen.add(String.valueOf(session.getCipherSuite().startsWith("TLS_")));
          assertThat(chain).containsExactly(leaf.x509());
          try {
            assertThat(session.getPeerCertificates()).containsExactly(leaf.x509());
          } catch (SSLException e) {
            throw new CertificateException(e);
          }
        });

    Connection ours = client(trust);
    new Pump(ours, jdk).handshake();

    assertThat(seen)
        .containsExactly(
            expectedAuthType,
            protocol.jsseName(),
            "mx.example.test:25",
            List.of(new SNIHostName(Lab.HOST)).toString(),
            "true");
    assertThat(owner.session).isNull();
    assertThat(((Session) ours.session()).facts().signatureScheme()).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void refusal_isTheCause_andTheAlertIsPending(Protocol protocol) throws Exception {
    SSLEngine jdk = lab.jdk(false, lab.leaf(LabKeyType.P256));
    jdk.setEnabledProtocols(new String[] {protocol.jsseName()});
    CertificateException refusal = new CertificateException("no TLSA record matches");
    Connection ours =
        client(
            new Verdict((chain, authType) -> {
              throw refusal;
            }));
    Pump pump = new Pump(ours, jdk);

    assertThatThrownBy(pump::handshake)
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("certificate_unknown(46)")
        .hasMessageContaining("no TLSA record matches")
        .hasCause(refusal);

    assertThat(ours.pendingOutput()).isPositive();
    assertThat(owner.session).isNull();
    assertThat(ours.session()).isNull();
    assertThatThrownBy(pump::settle).hasMessageContaining("certificate_unknown");
  }

  @Test
  void expiredCertificate_getsItsOwnAlert() throws Exception {
    SSLEngine jdk = lab.jdk(false, lab.leaf(LabKeyType.P256));
    Verdict expired =
        new Verdict((chain, authType) -> {
          throw new CertificateException(
              new CertPathValidatorException(
                  "expired",
                  new CertificateExpiredException(),
                  null,
                  -1,
                  CertPathValidatorException.BasicReason.EXPIRED));
        });

    assertThatThrownBy(() -> new Pump(client(expired), jdk).handshake())
        .hasMessageContaining("certificate_expired(45)");
  }

  @Test
  void brokenTrustManager_isAFailureOfTheHandshake_neverItsOwnException() throws Exception {
    SSLEngine jdk = lab.jdk(false, lab.leaf(LabKeyType.P256));
    IllegalStateException broken = new IllegalStateException("broken");
    Verdict trust =
        new Verdict((chain, authType) -> {
          throw broken;
        });

    assertThatThrownBy(() -> new Pump(client(trust), jdk).handshake())
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("internal_error(80)")
        .hasCause(broken);
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void mustStapleCertificateWithoutStaple_isTheTrustManagersToJudge(Protocol protocol)
      throws Exception {
    LabCertificate leaf = lab.pki.server(Lab.HOST).mustStaple().signedBy(lab.root);
    SSLEngine jdk = lab.jdk(false, leaf);
    jdk.setEnabledProtocols(new String[] {protocol.jsseName()});

    new Pump(client(Verdict.trusted()), jdk).handshake();
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void certificateThatTheJdkCannotParse_reachesTheTrustManager(Protocol protocol) throws Exception {
    LabCertificate nameless =
        lab.pki.certificate().dns(Lab.HOST).server().selfSigned(); // empty subject and issuer
    List<String> seen = new ArrayList<>();
    Verdict trust =
        new Verdict((chain, authType) -> seen.add(chain[0].getIssuerX500Principal().getName()));
    TestSettings settings = TestSettings.client();
    settings.protocols = List.of(protocol);
    Connection client = new Connection(settings.build(), owner, Lab.environment(noKeys(), trust));
    Connection server =
        new Connection(
            TestSettings.server().build(),
            new TestOwner(),
            Lab.environment(new FixedKey(nameless), Verdict.trusted()));

    new Duo(client, server).handshake();

    assertThat(seen).containsExactly("");
    assertThat(client.session().getPeerCertificates()[0].getEncoded()).isEqualTo(nameless.der());
  }
}
