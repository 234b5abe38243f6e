// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.PosternProvider;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.NamedGroup;
import org.postern.internal.policy.Protocol;
import org.postern.internal.policy.SignatureScheme;

/**
 * RFC 9325, item by item, of the policy and of what a client says under it. What peers do that
 * break it is tested with the handshake.
 */
class Rfc9325Test {

  private static final int SERVER_NAME = 0;
  private static final int TRUNCATED_HMAC = 4;
  private static final int STATUS_REQUEST = 5;
  private static final int SUPPORTED_GROUPS = 10;
  private static final int SIGNATURE_ALGORITHMS = 13;
  private static final int ALPN = 16;
  private static final int STATUS_REQUEST_V2 = 17;
  private static final int ENCRYPT_THEN_MAC = 22;
  private static final int EXTENDED_MASTER_SECRET = 23;
  private static final int EARLY_DATA = 42;
  private static final int SUPPORTED_VERSIONS = 43;
  private static final int PSK_KEY_EXCHANGE_MODES = 45;
  private static final int RENEGOTIATION_INFO = 0xFF01;
  private static final int EMPTY_RENEGOTIATION_INFO_SCSV = 0x00FF;

  private static final TlsPolicy POLICY = TlsPolicy.latest();
  private static ClientHello hello;

  @BeforeAll
  static void greet() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS", new PosternProvider());
    context.init(null, null, null);
    SSLEngine engine = context.createSSLEngine("mx.example.test", 25);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName("mx.example.test")));
    parameters.setApplicationProtocols(new String[] {"smtp"});
    engine.setSSLParameters(parameters);
    hello = ClientHello.of(engine);
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void f1_f2_tls12And13_theNewerFirst_andNothingOlder(Profile profile) {
    assertThat(POLICY.allowed(profile).protocols())
        .startsWith("TLSv1.3")
        .isSubsetOf("TLSv1.3", "TLSv1.2");
    assertThat(Protocol.values()).hasSize(2);
    assertThat(hello.numbers(SUPPORTED_VERSIONS, 1)).containsExactly(0x0304, 0x0303);
    assertThat(hello.version()).isEqualTo(0x0303);
  }

  @Test
  void f2_thereIsNoFallback() {
    assertThat(hello.suites()).doesNotContain(0x5600);
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void f3_f4_f5_everySuiteHasForwardSecrecyAnd128Bits_andTheRecommendedComeFirst(Profile profile) {
    assertThat(POLICY.allowed(profile).cipherSuites())
        .allSatisfy(suite ->
            assertThat(suite)
                .matches(
                    "TLS_(ECDHE_(RSA|ECDSA)_WITH_)?"
                        + "(AES_128_GCM_SHA256|AES_256_GCM_SHA384|CHACHA20_POLY1305_SHA256)"));
    assertThat(CipherSuite.values()).hasSize(9);
    if (profile != Profile.MODERN) {
      assertThat(POLICY.allowed(profile).cipherSuites())
          .contains(
              "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
              "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
              "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
              "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
    }
  }

  @Test
  void f3_f4_f5_aClientOffersTheseSuitesAndNoOthers() {
    List<Integer> allowed =
        POLICY.allowed(Profile.INTERMEDIATE).cipherSuites().stream()
            .map(name -> CipherSuite.valueOf(name).code())
            .toList();
    assertThat(hello.suites())
        .filteredOn(suite -> suite != EMPTY_RENEGOTIATION_INFO_SCSV)
        .containsExactlyElementsOf(allowed);
    assertThat(hello.extensions()).doesNotContainKey(ENCRYPT_THEN_MAC);
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void f6_x25519AndP256AreThere_andNoShortCurve(Profile profile) {
    assertThat(POLICY.allowed(profile).groups())
        .contains("x25519", "secp256r1")
        .isSubsetOf("X25519MLKEM768", "SecP256r1MLKEM768", "x25519", "secp256r1", "secp384r1");
    assertThat(hello.numbers(SUPPORTED_GROUPS, 2))
        .contains(NamedGroup.X25519.code(), NamedGroup.SECP256R1.code());
  }

  @Test
  void f7_authenticatedServersHaveRsaOf2048Bits_andNoSha1() {
    for (Profile profile : List.of(Profile.MODERN, Profile.INTERMEDIATE)) {
      assertThat(POLICY.allowed(profile).minRsaBits()).isGreaterThanOrEqualTo(2048);
      assertThat(POLICY.allowed(profile).signatureSchemes())
          .contains("ecdsa_secp256r1_sha256", "rsa_pss_rsae_sha256", "rsa_pkcs1_sha256")
          .noneMatch(scheme -> scheme.contains("sha1") || scheme.contains("md5"));
    }
    assertThat(hello.numbers(SIGNATURE_ALGORITHMS, 2))
        .doesNotContain(SignatureScheme.RSA_PKCS1_SHA1.code(), SignatureScheme.ECDSA_SHA1.code());
  }

  @Test
  void f8_secureRenegotiationAndExtendedMasterSecret_areSentAndDemanded() {
    for (Profile profile : List.of(Profile.MODERN, Profile.INTERMEDIATE)) {
      assertThat(POLICY.allowed(profile).secureRenegotiationRequired()).isTrue();
      assertThat(POLICY.allowed(profile).extendedMasterSecretRequired()).isTrue();
    }
    assertThat(hello.extensions()).containsKey(EXTENDED_MASTER_SECRET);
    assertThat(
            hello.extensions().containsKey(RENEGOTIATION_INFO)
                || hello.suites().contains(EMPTY_RENEGOTIATION_INFO_SCSV))
        .isTrue();
  }

  @Test
  void f9_thereIsNoCompression_andNoTruncatedHmac() {
    assertThat(hello.compressions()).containsExactly(0);
    assertThat(hello.extensions()).doesNotContainKey(TRUNCATED_HMAC);
  }

  @Test
  void f10_f11_tls13IsResumedWithDiffieHellmanOnly_andWithoutEarlyData() {
    assertThat(hello.extensions().get(PSK_KEY_EXCHANGE_MODES)).containsExactly(1, 1);
    assertThat(hello.extensions()).doesNotContainKey(EARLY_DATA);
  }

  @Test
  void f12_serverNameAndAlpn_areSent() {
    assertThat(new String(hello.extensions().get(SERVER_NAME), StandardCharsets.US_ASCII))
        .endsWith("mx.example.test");
    assertThat(new String(hello.extensions().get(ALPN), StandardCharsets.US_ASCII))
        .endsWith("smtp");
  }

  @Test
  void f14_f15_aStapleIsAskedFor_byTheExtensionThatIsStillRecommended() {
    assertThat(hello.extensions()).containsKey(STATUS_REQUEST).doesNotContainKey(STATUS_REQUEST_V2);
  }

  @Test
  void f17_whereTheAlternativeIsClearText_nothingThatTheCodeCanDoIsLeftOut() {
    TlsPolicy.Allowed opportunistic = POLICY.allowed(Profile.OPPORTUNISTIC);
    assertThat(opportunistic.protocols()).hasSize(Protocol.values().length);
    assertThat(opportunistic.cipherSuites()).hasSize(CipherSuite.values().length);
    assertThat(opportunistic.groups()).hasSize(NamedGroup.values().length);
    assertThat(opportunistic.signatureSchemes()).hasSize(SignatureScheme.values().length);
    assertThat(opportunistic.extendedMasterSecretRequired()).isFalse();
    assertThat(opportunistic.secureRenegotiationRequired()).isFalse();
    assertThat(opportunistic.jvmRestrictionsHonoured()).isFalse();
  }
}
