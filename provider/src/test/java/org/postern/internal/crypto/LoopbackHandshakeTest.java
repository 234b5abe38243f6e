// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.SignatureScheme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole handshakes on what was chosen, with every kind of key, scheme, suite and group. */
class LoopbackHandshakeTest {

  private static final Map<KeyKind, TestIdentity> IDENTITIES = new EnumMap<>(KeyKind.class);

  private static final int[] SCHEMES = {
    SignatureScheme.ed25519,
    SignatureScheme.ed448,
    SignatureScheme.ecdsa_secp256r1_sha256,
    SignatureScheme.ecdsa_secp384r1_sha384,
    SignatureScheme.ecdsa_secp521r1_sha512,
    SignatureScheme.ecdsa_sha1,
    SignatureScheme.rsa_pss_rsae_sha256,
    SignatureScheme.rsa_pss_rsae_sha384,
    SignatureScheme.rsa_pss_rsae_sha512,
    SignatureScheme.rsa_pss_pss_sha256,
    SignatureScheme.rsa_pss_pss_sha384,
    SignatureScheme.rsa_pss_pss_sha512,
    SignatureScheme.rsa_pkcs1_sha256,
    SignatureScheme.rsa_pkcs1_sha384,
    SignatureScheme.rsa_pkcs1_sha512,
    SignatureScheme.rsa_pkcs1_sha1,
  };

  @BeforeAll
  static void makeIdentities() throws Exception {
    for (KeyKind kind : KeyKind.values()) {
      IDENTITIES.put(kind, TestIdentity.of(kind));
    }
  }

  static List<Arguments> keysAndSchemes() {
    List<Arguments> result = new ArrayList<>();
    for (boolean tls13 : new boolean[] {true, false}) {
      for (KeyKind kind : KeyKind.values()) {
        for (int scheme : SCHEMES) {
          if (kind.canSign(scheme, tls13)) {
            result.add(Arguments.of(tls13, kind, scheme));
          }
        }
      }
    }
    return result;
  }

  @ParameterizedTest
  @MethodSource("keysAndSchemes")
  void everyKey_signsForBothSides_withEverySchemeThatItCan(boolean tls13, KeyKind kind, int scheme)
      throws Exception {
    boolean rsa = kind == KeyKind.RSA || kind == KeyKind.RSA_PSS;
    int suite =
        tls13
            ? CipherSuite.TLS_AES_128_GCM_SHA256
            : rsa
                ? CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
                : CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;
    assertWorks(tls13, suite, NamedGroup.secp256r1, kind, scheme, true);
  }

  static List<Arguments> suitesAndGroups() {
    List<Arguments> result = new ArrayList<>();
    for (int group :
        new int[] {
          NamedGroup.X25519MLKEM768,
          NamedGroup.x25519,
          NamedGroup.secp256r1,
          NamedGroup.secp384r1,
          NamedGroup.SecP256r1MLKEM768
        }) {
      for (int suite :
          new int[] {
            CipherSuite.TLS_AES_128_GCM_SHA256,
            CipherSuite.TLS_AES_256_GCM_SHA384,
            CipherSuite.TLS_CHACHA20_POLY1305_SHA256
          }) {
        result.add(Arguments.of(true, suite, group));
      }
    }
    for (int group : new int[] {NamedGroup.x25519, NamedGroup.secp256r1, NamedGroup.secp384r1}) {
      for (int suite :
          new int[] {
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256
          }) {
        result.add(Arguments.of(false, suite, group));
      }
    }
    return result;
  }

  @ParameterizedTest
  @MethodSource("suitesAndGroups")
  void everySuite_works_withEveryGroup(boolean tls13, int suite, int group) throws Exception {
    assertWorks(tls13, suite, group, KeyKind.P256, SignatureScheme.ecdsa_secp256r1_sha256, false);
  }

  private static void assertWorks(
      boolean tls13, int suite, int group, KeyKind kind, int scheme, boolean clientAuthentication)
      throws Exception {
    TestIdentity identity = IDENTITIES.get(kind);
    Loopback loopback =
        new Loopback(
            new Loopback.Settings(
                Primitives.chosen(),
                Primitives.chosen(),
                tls13,
                suite,
                group,
                scheme,
                identity.key(),
                identity.certificate(),
                clientAuthentication));
    loopback.handshake();
    byte[] data = new byte[40_000];
    java.util.Arrays.fill(data, (byte) 7);
    assertThat(loopback.toServer(data)).isEqualTo(data);
  }
}
