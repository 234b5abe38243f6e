// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.tls.TlsProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.Protocol;
import org.postern.internal.policy.SignatureScheme;
import org.postern.internal.session.Session;
import org.postern.lab.pki.FixedKey;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;

/** What the rules allow is all that is done. */
class RulesTest {
  private final Lab lab = new Lab();
  private final TestOwner owner = new TestOwner();

  private Connection client(TestSettings settings) throws Exception {
    return new Connection(
        settings.build(),
        owner,
        Lab.environment((X509ExtendedKeyManager) lab.keyManagers()[0], Verdict.trusted()));
  }

  private Connection server(TestSettings settings) throws Exception {
    return new Connection(settings.build(), owner, lab.environment(lab.leaf(LabKeyType.P256)));
  }

  @ParameterizedTest
  @EnumSource(CipherSuite.class)
  void eachSuite_worksBothWays_F5(CipherSuite suite) throws Exception {
    LabCertificate leaf =
        lab.leaf(suite.name().contains("_RSA_") ? LabKeyType.RSA_2048 : LabKeyType.P256);
    TestSettings client = TestSettings.client();
    client.suites = List.of(suite);
    SSLEngine jdkServer = lab.jdk(false, leaf);
    Connection ours = client(client);
    FullHandshakeTest.exchange(new Pump(ours, jdkServer).handshake());
    assertThat(ours.session().getCipherSuite()).isEqualTo(suite.name());

    TestSettings server = TestSettings.server();
    server.suites = List.of(suite);
    SSLEngine jdkClient = lab.jdk(true);
    FullHandshakeTest.exchange(
        new Pump(new Connection(server.build(), owner, lab.environment(leaf)), jdkClient)
            .handshake());
    assertThat(jdkClient.getSession().getCipherSuite()).isEqualTo(suite.name());
  }

  @Test
  void serverOfTls13Only_refusesTls12_F2() throws Exception {
    TestSettings settings = TestSettings.server();
    settings.protocols = List.of(Protocol.TLS_1_3);
    SSLEngine jdk = lab.jdk(true);
    jdk.setEnabledProtocols(new String[] {"TLSv1.2"});

    assertThatThrownBy(() -> new Pump(server(settings), jdk).handshake())
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("protocol_version(70)");
  }

  @Test
  void tls13_isPreferred_F2() throws Exception {
    Connection ours = server(TestSettings.server());
    new Pump(ours, lab.jdk(true)).handshake();
    assertThat(ours.session().getProtocol()).isEqualTo("TLSv1.3");
  }

  @Test
  void noSuiteInCommon_isRefused() throws Exception {
    TestSettings settings = TestSettings.server();
    settings.suites = List.of(CipherSuite.TLS_CHACHA20_POLY1305_SHA256);
    SSLEngine jdk = lab.jdk(true);
    jdk.setEnabledCipherSuites(new String[] {"TLS_AES_128_GCM_SHA256"});

    assertThatThrownBy(() -> new Pump(server(settings), jdk).handshake())
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("handshake_failure(40)")
        .hasMessageContaining("no cipher suite in common");
  }

  @ParameterizedTest
  @CsvSource({"true, TLS_AES_128_GCM_SHA256", "false, TLS_AES_256_GCM_SHA384"})
  void serversOrder_countsIfWanted(boolean own, String expected) throws Exception {
    TestSettings settings = TestSettings.server();
    settings.preferOwnOrder = own;
    SSLEngine jdk = lab.jdk(true);
    jdk.setEnabledCipherSuites(new String[] {"TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256"});

    new Pump(server(settings), jdk).handshake();

    assertThat(jdk.getSession().getCipherSuite()).isEqualTo(expected);
  }

  @Test
  void chaCha20_isTakenWhereTheClientPutsItFirst() throws Exception {
    SSLEngine jdk = lab.jdk(true);
    jdk.setEnabledCipherSuites(
        new String[] {"TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256"});

    new Pump(server(TestSettings.server()), jdk).handshake();

    assertThat(jdk.getSession().getCipherSuite()).isEqualTo("TLS_CHACHA20_POLY1305_SHA256");
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void shortRsaKey_isRefusedWhoeverTrustsIt_F7(Protocol protocol) throws Exception {
    LabCertificate leaf = lab.leaf(LabKeyType.RSA_1024);
    TestSettings server = TestSettings.server();
    server.protocols = List.of(protocol);
    TestSettings strict = TestSettings.client();

    assertThatThrownBy(() -> new Duo(client(strict), fixed(server, leaf)).handshake())
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("bad_certificate(42)")
        .hasMessageContaining("1024 bits");

    TestSettings lenient = TestSettings.client();
    lenient.minRsaBits = 1024;
    new Duo(client(lenient), fixed(server, leaf)).handshake();
  }

  private Connection fixed(TestSettings settings, LabCertificate leaf) {
    return new Connection(
        settings.build(), new TestOwner(), Lab.environment(new FixedKey(leaf), Verdict.trusted()));
  }

  @Test
  void serverWithoutExtendedMasterSecret_isForTheOpportunisticOnly_F8_F17() throws Exception {
    PlainPeers.Faults faults = new PlainPeers.Faults();
    faults.extendedMasterSecret = false;
    TlsProtocol peer = PlainPeers.server(faults, lab.leaf(LabKeyType.P256));
    Connection strict = client(TestSettings.client());
    strict.begin();
    assertThatThrownBy(() -> PlainPeers.settle(strict, peer))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("handshake_failure(40)")
        .hasMessageContaining("Extended Master Secret");

    TestSettings lenient = TestSettings.client();
    lenient.ems = false;
    Connection opportunistic = client(lenient);
    opportunistic.begin();
    PlainPeers.settle(opportunistic, PlainPeers.server(faults, lab.leaf(LabKeyType.P256)));
    assertThat(((Session) opportunistic.session()).hasExtendedMasterSecret()).isFalse();
    assertThat(((Session) opportunistic.session()).hasSecureRenegotiation()).isTrue();
  }

  @Test
  void serverWithoutSecureRenegotiation_isForTheOpportunisticOnly_F8_F17() throws Exception {
    PlainPeers.Faults faults = new PlainPeers.Faults();
    faults.renegotiationInfo = false;
    Connection strict = client(TestSettings.client());
    strict.begin();
    TlsProtocol peer = PlainPeers.server(faults, lab.leaf(LabKeyType.P256));
    assertThatThrownBy(() -> PlainPeers.settle(strict, peer))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("RFC 5746");

    TestSettings lenient = TestSettings.client();
    lenient.renegotiation = false;
    Connection opportunistic = client(lenient);
    opportunistic.begin();
    PlainPeers.settle(opportunistic, PlainPeers.server(faults, lab.leaf(LabKeyType.P256)));
    assertThat(((Session) opportunistic.session()).hasSecureRenegotiation()).isFalse();
    assertThat(((Session) opportunistic.session()).hasExtendedMasterSecret()).isTrue();
  }

  @Test
  void clientWithoutThem_isForTheOpportunisticOnly_F8_F17() throws Exception {
    PlainPeers.Faults noEms = new PlainPeers.Faults();
    noEms.extendedMasterSecret = false;
    PlainPeers.Faults noInfo = new PlainPeers.Faults();
    noInfo.renegotiationInfo = false;
    for (PlainPeers.Faults faults : List.of(noEms, noInfo)) {
      Connection strict = server(TestSettings.server());
      strict.begin();
      assertThatThrownBy(() -> PlainPeers.settle(strict, PlainPeers.client(faults)))
          .isInstanceOf(SSLHandshakeException.class)
          .hasMessageContaining("handshake_failure(40)");

      TestSettings lenient = TestSettings.server();
      lenient.ems = false;
      lenient.renegotiation = false;
      Connection opportunistic = server(lenient);
      opportunistic.begin();
      PlainPeers.settle(opportunistic, PlainPeers.client(faults));
      assertThat(opportunistic.session()).isNotNull();
    }
  }

  @Test
  void programsConstraints_narrowEverything() throws Exception {
    TestSettings settings = TestSettings.server();
    settings.constraints = new Forbidding("TLSv1.3", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
    Connection ours = server(settings);

    new Pump(ours, lab.jdk(true)).handshake();

    assertThat(ours.session().getProtocol()).isEqualTo("TLSv1.2");
    assertThat(ours.session().getCipherSuite())
        .isEqualTo("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
  }

  @Test
  void constraintsThatLeaveNothing_failBeforeAnythingIsSent() throws Exception {
    TestSettings settings = TestSettings.client();
    settings.constraints = new Forbidding("TLSv1.3", "TLSv1.2");
    Connection ours = client(settings);

    assertThatThrownBy(ours::begin)
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("nothing to negotiate");
    assertThat(ours.pendingOutput()).isZero();
  }

  @Test
  void sessionCreationForbidden_failsAFullHandshake() throws Exception {
    TestSettings settings = TestSettings.client();
    settings.sessionCreation = false;
    SSLEngine jdk = lab.jdk(false, lab.leaf(LabKeyType.P256));

    assertThatThrownBy(() -> new Pump(client(settings), jdk).handshake())
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("a new session may not be made");
  }

  @Test
  void schemesOutsideTheRules_areNotUsed_F7() throws Exception {
    TestSettings settings = TestSettings.server();
    settings.schemes =
        Arrays.stream(SignatureScheme.values()).filter(s -> s.name().contains("PSS")).toList();

    assertThatThrownBy(() -> new Pump(server(settings), lab.jdk(true)).handshake())
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("no key for what the client takes");
  }

  private record Forbidding(List<String> names) implements AlgorithmConstraints {
    Forbidding(String... names) {
      this(List.of(names));
    }

    @Override
    public boolean permits(
        Set<CryptoPrimitive> primitives, String algorithm, AlgorithmParameters parameters) {
      return !names.contains(algorithm);
    }

    @Override
    public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
      return true;
    }

    @Override
    public boolean permits(
        Set<CryptoPrimitive> primitives,
        String algorithm,
        Key key,
        AlgorithmParameters parameters) {
      return !names.contains(algorithm);
    }
  }
}
