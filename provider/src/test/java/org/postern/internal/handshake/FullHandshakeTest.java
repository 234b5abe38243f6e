// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.internal.policy.Protocol;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;

/** Full handshakes with the JDK's engine: every kind of key of a PKCS#12 that the JDK loads. */
class FullHandshakeTest {
  private final Lab lab = new Lab();
  private final TestOwner owner = new TestOwner();

  static Stream<Arguments> keys() {
    return Stream.of(LabKeyType.values())
        .filter(type -> type != LabKeyType.RSA_1024)
        .flatMap(type ->
            Stream.of(Protocol.values())
                .flatMap(protocol ->
                    Stream.of("SunX509", "PKIX")
                        .map(manager -> Arguments.of(type, protocol, manager))));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void ourServer_servesTheJdksClient_F2(LabKeyType type, Protocol protocol, String manager)
      throws Exception {
    lab.keyManagers = manager;
    LabCertificate leaf = lab.leaf(type);
    SSLEngine jdk = lab.jdk(true);
    jdk.setEnabledProtocols(new String[] {protocol.jsseName()});

    Connection ours = new Connection(TestSettings.server().build(), owner, lab.environment(leaf));
    Pump pump = new Pump(ours, jdk).handshake();

    exchange(pump);
    assertThat(jdk.getSession().getProtocol()).isEqualTo(protocol.jsseName());
    assertThat(ours.session().getProtocol()).isEqualTo(protocol.jsseName());
    assertThat(ours.session().getCipherSuite()).isEqualTo(jdk.getSession().getCipherSuite());
    assertThat(ours.session().getLocalCertificates()[0]).isEqualTo(leaf.x509());
    assertThat(jdk.getSession().getPeerCertificates()[0]).isEqualTo(leaf.x509());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void ourClient_isServedByTheJdksServer_F2(LabKeyType type, Protocol protocol, String manager)
      throws Exception {
    assumeFalse(
        type == LabKeyType.P521 && protocol == Protocol.TLS_1_2,
        "the JDK's server wants the curve of its key among the groups of TLS 1.2");
    lab.keyManagers = manager;
    LabCertificate leaf = lab.leaf(type);
    SSLEngine jdk = lab.jdk(false, leaf);
    jdk.setEnabledProtocols(new String[] {protocol.jsseName()});

    Connection ours = new Connection(TestSettings.client().build(), owner, lab.environment());
    Pump pump = new Pump(ours, jdk).handshake();

    exchange(pump);
    assertThat(ours.session().getProtocol()).isEqualTo(protocol.jsseName());
    assertThat(ours.session().getPeerCertificates()[0]).isEqualTo(leaf.x509());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void ourClient_showsItsOwnKey(LabKeyType type, Protocol protocol, String manager)
      throws Exception {
    lab.keyManagers = manager;
    LabCertificate leaf = lab.client(type);
    SSLEngine jdk = lab.jdk(false, lab.leaf(LabKeyType.P256));
    jdk.setNeedClientAuth(true);
    jdk.setEnabledProtocols(new String[] {protocol.jsseName()});

    Connection ours = new Connection(TestSettings.client().build(), owner, lab.environment(leaf));
    Pump pump = new Pump(ours, jdk).handshake();

    exchange(pump);
    assertThat(jdk.getSession().getPeerCertificates()[0]).isEqualTo(leaf.x509());
    assertThat(ours.session().getLocalCertificates()[0]).isEqualTo(leaf.x509());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void ourServer_knowsItsClients(LabKeyType type, Protocol protocol, String manager)
      throws Exception {
    lab.keyManagers = manager;
    LabCertificate leaf = lab.client(type);
    SSLEngine jdk = lab.jdk(true, leaf);
    jdk.setEnabledProtocols(new String[] {protocol.jsseName()});
    TestSettings settings = TestSettings.server();
    settings.clientAuthentication = ClientAuthentication.NEEDED;

    Connection ours =
        new Connection(settings.build(), owner, lab.environment(lab.leaf(LabKeyType.P256)));
    Pump pump = new Pump(ours, jdk).handshake();

    exchange(pump);
    assertThat(ours.session().getPeerCertificates()[0]).isEqualTo(leaf.x509());
  }

  @ParameterizedTest
  @MethodSource("keys")
  @EnabledForJreRange(min = JRE.JAVA_20)
  void ourServer_withSeveralKeys_showsTheOneThatTheClientTakes(
      LabKeyType type, Protocol protocol, String manager) throws Exception {
    lab.keyManagers = manager;
    List<LabCertificate> leaves =
        Stream.of(LabKeyType.values())
            .filter(other -> other != LabKeyType.RSA_1024)
            .map(lab::leaf)
            .toList();
    SSLEngine jdk = lab.jdk(true);
    jdk.setEnabledProtocols(new String[] {protocol.jsseName()});
    var parameters = jdk.getSSLParameters();
    parameters
        .getClass()
        .getMethod("setSignatureSchemes", String[].class)
        .invoke(parameters, (Object) new String[] {scheme(type), "ecdsa_secp256r1_sha256"});
    jdk.setSSLParameters(parameters);
    TestSettings settings = TestSettings.server();
    settings.preferOwnOrder = false;

    Connection ours =
        new Connection(
            settings.build(), owner, lab.environment(leaves.toArray(LabCertificate[]::new)));
    new Pump(ours, jdk).handshake();

    X509Certificate shown = (X509Certificate) ours.session().getLocalCertificates()[0];
    X509Certificate wanted =
        leaves.stream().filter(l -> l.keyType() == type).findFirst().get().x509();
    if (protocol == Protocol.TLS_1_2 && wanted.getPublicKey().getAlgorithm().equals("EC")) {
      // A scheme of TLS 1.2 names a hash function and no curve (RFC 8446 section 4.2.3).
      assertThat(shown.getPublicKey().getAlgorithm()).isEqualTo("EC");
    } else {
      assertThat(shown).isEqualTo(wanted);
    }
  }

  private static String scheme(LabKeyType type) {
    return switch (type) {
      case P256 -> "ecdsa_secp256r1_sha256";
      case P384 -> "ecdsa_secp384r1_sha384";
      case P521 -> "ecdsa_secp521r1_sha512";
      case RSA_2048, RSA_1024 -> "rsa_pss_rsae_sha256";
      case RSA_PSS -> "rsa_pss_pss_sha256";
      case ED25519 -> "ed25519";
      case ED448 -> "ed448";
    };
  }

  static void exchange(Pump pump) throws Exception {
    byte[] hello = "220 mx.example.test\r\n".getBytes(StandardCharsets.US_ASCII);
    assertThat(pump.send(hello)).isEqualTo(hello);
    assertThat(pump.receive(hello)).isEqualTo(hello);
    byte[] large = new byte[100_000];
    assertThat(pump.send(large)).isEqualTo(large);
    assertThat(pump.receive(large)).isEqualTo(large);
  }
}
