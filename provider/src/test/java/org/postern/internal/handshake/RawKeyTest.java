// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
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

/** Keys without certificates (RFC 7250). */
class RawKeyTest {
  private final Lab lab = new Lab();

  private static final class KeyVerdict extends Verdict implements RawKeyTrust {
    private final boolean wanted;
    private final List<PublicKey> keys = new ArrayList<>();
    boolean trusted = true;
    boolean certificateSeen;

    KeyVerdict(boolean wanted) {
      super((chain, authType) -> {});
      this.wanted = wanted;
    }

    @Override
    public void checkServerTrusted(
        java.security.cert.X509Certificate[] chain,
        String authType,
        @org.jspecify.annotations.Nullable SSLEngine engine) {
      certificateSeen = true;
    }

    @Override
    public boolean wantsRawKey() {
      return wanted;
    }

    @Override
    public void checkServerKey(PublicKey key) throws CertificateException {
      keys.add(key);
      if (!trusted) {
        throw new CertificateException("another key");
      }
    }
  }

  private Connection client(Protocol protocol, KeyVerdict trust) throws Exception {
    TestSettings settings = TestSettings.client();
    settings.protocols = List.of(protocol);
    return new Connection(
        settings.build(),
        new TestOwner(),
        Lab.environment((X509ExtendedKeyManager) lab.keyManagers()[0], trust));
  }

  private static Connection server(LabCertificate leaf, boolean raw) {
    FixedKey keys = new FixedKey(leaf);
    if (raw) {
      keys.withRawKey();
    }
    return new Connection(
        TestSettings.server().build(), new TestOwner(), Lab.environment(keys, Verdict.trusted()));
  }

  @ParameterizedTest
  @CsvSource({
    "TLS_1_3, P256",
    "TLS_1_3, ED25519",
    "TLS_1_3, RSA_2048",
    "TLS_1_2, P256",
    "TLS_1_2, RSA_2048"
  })
  void bothWantIt_onlyTheKeyIsShown_B6(Protocol protocol, LabKeyType type) throws Exception {
    LabCertificate leaf = lab.leaf(type);
    KeyVerdict trust = new KeyVerdict(true);
    Connection client = client(protocol, trust);
    Connection server = server(leaf, true);

    Duo duo = new Duo(client, server).handshake();

    assertThat(trust.keys).hasSize(1);
    assertThat(trust.keys.get(0).getEncoded()).isEqualTo(leaf.subjectPublicKeyInfo());
    assertThat(trust.certificateSeen).isFalse();
    assertThat(((Session) client.session()).peerRawKey()).isEqualTo(trust.keys.get(0));
    assertThatThrownBy(() -> client.session().getPeerCertificates())
        .isInstanceOf(SSLPeerUnverifiedException.class);
    assertThat(Duo.send(client, server, new byte[] {1, 2})).containsExactly(1, 2);
    assertThat(Duo.send(duo.server, duo.client, new byte[] {3})).containsExactly(3);
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void clientDoesNotWantIt_theChainIsShown_B6(Protocol protocol) throws Exception {
    KeyVerdict trust = new KeyVerdict(false);

    new Duo(client(protocol, trust), server(lab.leaf(LabKeyType.P256), true)).handshake();

    assertThat(trust.keys).isEmpty();
    assertThat(trust.certificateSeen).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void serverDoesNotDoIt_theChainIsShown(Protocol protocol) throws Exception {
    KeyVerdict trust = new KeyVerdict(true);

    new Duo(client(protocol, trust), server(lab.leaf(LabKeyType.P256), false)).handshake();

    assertThat(trust.keys).isEmpty();
    assertThat(trust.certificateSeen).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void theJdksServer_ignoresTheOffer(Protocol protocol) throws Exception {
    SSLEngine jdk = lab.jdk(false, lab.leaf(LabKeyType.P256));
    KeyVerdict trust = new KeyVerdict(true);

    new Pump(client(protocol, trust), jdk).handshake();

    assertThat(trust.certificateSeen).isTrue();
  }

  @Test
  void keyThatIsNotTrusted_isRefused() throws Exception {
    KeyVerdict trust = new KeyVerdict(true);
    trust.trusted = false;
    Duo duo = new Duo(client(Protocol.TLS_1_3, trust), server(lab.leaf(LabKeyType.P256), true));

    assertThatThrownBy(duo::handshake)
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("certificate_unknown(46)")
        .hasMessageContaining("another key");
  }

  @Test
  void shortKey_isRefused_F7() throws Exception {
    KeyVerdict trust = new KeyVerdict(true);
    Duo duo = new Duo(client(Protocol.TLS_1_3, trust), server(lab.leaf(LabKeyType.RSA_1024), true));

    assertThatThrownBy(duo::handshake).hasMessageContaining("1024 bits");
    assertThat(trust.keys).isEmpty();
  }

  @Test
  void trustManagerThatJudgesPathsItself_isNotHeldToTheRulesOfTheIssuersKeys() throws Exception {
    LabCertificate weak =
        lab.pki.certificate().commonName("Old CA").ca().key(LabKeyType.RSA_1024).signedBy(lab.root);
    LabCertificate leaf = lab.pki.server(Lab.HOST).signedBy(weak);

    new Duo(client(Protocol.TLS_1_3, new KeyVerdict(false)), server(leaf, false)).handshake();

    TestSettings settings = TestSettings.client();
    Connection other =
        new Connection(
            settings.build(),
            new TestOwner(),
            Lab.environment((X509ExtendedKeyManager) lab.keyManagers()[0], Verdict.trusted()));
    assertThatThrownBy(() -> new Duo(other, server(leaf, false)).handshake())
        .hasMessageContaining("1024 bits");
  }
}
