// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.internal.policy.Protocol;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;

/** Client certificates with the JDK's engine. */
class ClientAuthenticationTest {
  private final Lab lab = new Lab();
  private final TestOwner owner = new TestOwner();

  private Connection server(ClientAuthentication authentication) throws Exception {
    TestSettings settings = TestSettings.server();
    settings.clientAuthentication = authentication;
    return new Connection(settings.build(), owner, lab.environment(lab.leaf(LabKeyType.P256)));
  }

  private SSLEngine jdkClient(Protocol protocol, LabCertificate... keys) throws Exception {
    SSLEngine jdk = lab.jdk(true, keys);
    jdk.setEnabledProtocols(new String[] {protocol.jsseName()});
    return jdk;
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void wanted_withoutCertificate_goesOn(Protocol protocol) throws Exception {
    Connection ours = server(ClientAuthentication.WANTED);

    FullHandshakeTest.exchange(new Pump(ours, jdkClient(protocol)).handshake());

    assertThatThrownBy(() -> ours.session().getPeerCertificates())
        .isInstanceOf(SSLPeerUnverifiedException.class);
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void needed_withoutCertificate_isRefused(Protocol protocol) throws Exception {
    Connection ours = server(ClientAuthentication.NEEDED);

    assertThatThrownBy(() -> new Pump(ours, jdkClient(protocol)).handshake())
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining(
            protocol == Protocol.TLS_1_3 ? "certificate_required(116)" : "handshake_failure(40)")
        .hasMessageContaining("no certificate");
    assertThat(ours.session()).isNull();
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void none_asksForNothing(Protocol protocol) throws Exception {
    Connection ours = server(ClientAuthentication.NONE);

    new Pump(ours, jdkClient(protocol, lab.client(LabKeyType.P256))).handshake();

    assertThatThrownBy(() -> ours.session().getPeerCertificates())
        .isInstanceOf(SSLPeerUnverifiedException.class);
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void untrustedClient_isRefused(Protocol protocol) throws Exception {
    Lab others = new Lab();
    SSLEngine jdk = jdkClient(protocol, new Lab().client(LabKeyType.P256));

    assertThatThrownBy(() -> new Pump(server(ClientAuthentication.WANTED), jdk).handshake())
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("certificate_unknown(46)")
        .hasRootCauseInstanceOf(GeneralSecurityException.class)
        .hasCauseInstanceOf(CertificateException.class);
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void ourClient_withoutKey_sendsNoCertificate(Protocol protocol) throws Exception {
    SSLEngine jdk = lab.jdk(false, lab.leaf(LabKeyType.P256));
    jdk.setEnabledProtocols(new String[] {protocol.jsseName()});
    jdk.setWantClientAuth(true);
    Connection ours = new Connection(TestSettings.client().build(), owner, lab.environment());

    FullHandshakeTest.exchange(new Pump(ours, jdk).handshake());

    assertThat(ours.session().getLocalCertificates()).isNull();
  }
}
