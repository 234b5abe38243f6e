// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.internal.policy.Protocol;
import org.postern.internal.session.Session;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;

/** Resumption between us and the JDK's engine. */
class JdkResumptionTest {
  private final Lab lab = new Lab();

  static Stream<Arguments> cases() {
    return Stream.of(Protocol.values())
        .flatMap(protocol ->
            Stream.of(ClientAuthentication.values())
                .map(authentication -> Arguments.of(protocol, authentication)));
  }

  private SSLContext context(LabCertificate... leaves) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
    context.init(lab.keyManagers(leaves), lab.trustManagers(), null);
    return context;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void jdksClient_isResumed(Protocol protocol, ClientAuthentication authentication)
      throws Exception {
    LabCertificate own = lab.client(LabKeyType.P256);
    SSLContext jdk = authentication == ClientAuthentication.NONE ? context() : context(own);
    Environment server = lab.environment(lab.leaf(LabKeyType.P256));
    TestSettings settings = TestSettings.server();
    settings.clientAuthentication = authentication;
    for (int i = 0; i < 4; i++) {
      SSLEngine engine = jdk.createSSLEngine(Lab.HOST, 25);
      engine.setUseClientMode(true);
      engine.setEnabledProtocols(new String[] {protocol.jsseName()});
      Connection ours = new Connection(settings.build(), new TestOwner(), server);
      Pump pump = new Pump(ours, engine).handshake();
      FullHandshakeTest.exchange(pump);

      Session session = (Session) ours.session();
      assertThat(session.resumed()).isEqualTo(i > 0);
      if (authentication != ClientAuthentication.NONE) {
        assertThat(session.getPeerCertificates()[0]).isEqualTo(own.x509());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void jdksServer_resumes(Protocol protocol, ClientAuthentication authentication) throws Exception {
    LabCertificate leaf = lab.leaf(LabKeyType.P256);
    LabCertificate own = lab.client(LabKeyType.P256);
    SSLContext jdk = context(leaf);
    Environment client = lab.environment(own);
    TestSettings settings = TestSettings.client();
    settings.host = Lab.HOST;
    for (int i = 0; i < 4; i++) {
      SSLEngine engine = jdk.createSSLEngine();
      engine.setUseClientMode(false);
      engine.setNeedClientAuth(authentication == ClientAuthentication.NEEDED);
      engine.setEnabledProtocols(new String[] {protocol.jsseName()});
      Connection ours = new Connection(settings.build(), new TestOwner(), client);
      Pump pump = new Pump(ours, engine).handshake();
      FullHandshakeTest.exchange(pump);

      Session session = (Session) ours.session();
      assertThat(session.resumed()).isEqualTo(i > 0);
      assertThat(session.getPeerCertificates()[0]).isEqualTo(leaf.x509());
      if (authentication == ClientAuthentication.NEEDED) {
        assertThat(engine.getSession().getPeerCertificates()[0]).isEqualTo(own.x509());
      }
    }
  }
}
