// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsFatalAlert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that are not octets, keys that do not fit, and keys that are used again and again. */
class CredentialsTest {

  private final Provider token = new TokenProvider();

  @BeforeEach
  void plugIn() {
    Security.addProvider(token);
  }

  @AfterEach
  void unplug() {
    Security.removeProvider(token.getName());
  }

  @ParameterizedTest
  @CsvSource({
    "P256, true, 0403",
    "P256, false, 0403",
    "RSA, true, 0804",
    "RSA, false, 0401",
    "ED25519, true, 0807"
  })
  void keyThatATokenKeeps_signsThere(KeyKind kind, boolean tls13, String scheme) throws Exception {
    TestIdentity identity = TestIdentity.of(kind);
    PrivateKey opaque = new TokenProvider.TokenKey(identity.key());
    int before = TokenProvider.SIGNATURES.get();
    handshake(identity, opaque, tls13, Integer.parseInt(scheme, 16));
    assertThat(TokenProvider.SIGNATURES.get()).isEqualTo(before + 1);
    assertThat(new OpaqueKey(opaque).toString())
        .isEqualTo("OpaqueKey[" + opaque.getAlgorithm() + "]");
  }

  @Test
  void keyThatDoesNotBelongToTheCertificate_failsTheHandshake() throws Exception {
    TestIdentity identity = TestIdentity.of(KeyKind.P256);
    PrivateKey another = TestIdentity.keyPair(KeyKind.P256).getPrivate();
    assertThatThrownBy(
            () -> handshake(identity, another, true, SignatureScheme.ecdsa_secp256r1_sha256))
        .isInstanceOf(java.io.IOException.class);
  }

  @Test
  void schemeOfAnotherCurve_isRefusedInTls13_rfc8446Section423() throws Exception {
    TestIdentity identity = TestIdentity.of(KeyKind.P384);
    assertThatThrownBy(
            () -> handshake(identity, identity.key(), true, SignatureScheme.ecdsa_secp256r1_sha256))
        .isInstanceOf(TlsFatalAlert.class)
        .hasMessageContaining("which its P384 key cannot");
  }

  @Test
  void key_isParsedOnce_andForgottenWithItsOwner() throws Exception {
    AtomicInteger parsed = new AtomicInteger();
    WeakCache<Object, String> cache = new WeakCache<>();
    Object key = new Object();
    for (int i = 0; i < 3; i++) {
      assertThat(cache.get(key, k -> "parsed " + parsed.incrementAndGet())).isEqualTo("parsed 1");
    }
    Object equal = new String("a");
    assertThat(cache.get(equal, k -> "one")).isEqualTo("one");
    assertThat(cache.get(new String("a"), k -> "two")).isEqualTo("two");
    assertThat(cache.size()).isLessThanOrEqualTo(3);
    key = null;
    for (int i = 0; i < 50 && cache.size() > 1; i++) {
      System.gc();
    }
    assertThat(cache.size()).isLessThanOrEqualTo(1);
    assertThat(equal).isEqualTo("a");
  }

  @Test
  void kindsWithoutASchemeHere_areNoKeys() throws Exception {
    assertThat(
            Credentials.kind(KeyPairGenerator.getInstance("X25519").generateKeyPair().getPublic()))
        .isNull();
    for (KeyKind kind : KeyKind.values()) {
      assertThat(Credentials.kind(TestIdentity.keyPair(kind).getPublic())).isEqualTo(kind);
    }
  }

  private static void handshake(TestIdentity identity, PrivateKey key, boolean tls13, int scheme)
      throws Exception {
    boolean rsa = identity.kind() == KeyKind.RSA;
    int tls12 =
        rsa
            ? CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
            : CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;
    new Loopback(
            new Loopback.Settings(
                Primitives.chosen("off"),
                Primitives.chosen("off"),
                tls13,
                tls13 ? CipherSuite.TLS_AES_128_GCM_SHA256 : tls12,
                NamedGroup.secp256r1,
                scheme,
                key,
                identity.certificate(),
                false))
        .handshake();
  }
}
