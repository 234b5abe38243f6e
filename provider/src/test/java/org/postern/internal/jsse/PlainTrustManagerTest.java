// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.internal.jsse.Contexts.Kind;
import org.postern.internal.jsse.EnginePair.Side;
import org.postern.internal.policy.Rules;
import org.postern.internal.policy.SignatureScheme;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;

/** What JSSE does for a trust manager that is a plain X509TrustManager. */
@Timeout(60)
class PlainTrustManagerTest {

  private static EnginePair pair(LabCertificate server, @Nullable String identification)
      throws Exception {
    return pair(server, identification, null);
  }

  private static EnginePair pair(
      LabCertificate server,
      @Nullable String identification,
      @Nullable AlgorithmConstraints constraints)
      throws Exception {
    SSLContext client = Contexts.context(Kind.POSTERN, null, new TrustManager[] {new TrustsAll()});
    EnginePair pair =
        EnginePair.of(client, Contexts.context(Kind.POSTERN, Contexts.keys(server), null));
    SSLParameters parameters = pair.client.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm(identification);
    parameters.setAlgorithmConstraints(constraints);
    pair.client.setSSLParameters(parameters);
    pair.handshake();
    return pair;
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTPS", "LDAPS", "https"})
  void theServer_isIdentified(String algorithm) throws Exception {
    assertThat(pair(Contexts.SERVER, algorithm).failures).isEmpty();
    EnginePair wrong = pair(new LabPki().leaf(Contexts.ROOT, "other.test"), algorithm);
    assertThat(wrong.failures.get(Side.CLIENT))
        .isInstanceOf(SSLHandshakeException.class)
        .hasStackTraceContaining(Contexts.HOST)
        .hasStackTraceContaining("other.test");
  }

  @Test
  void withoutIdentification_anyNameWillDo() throws Exception {
    assertThat(pair(new LabPki().leaf(Contexts.ROOT, "other.test"), null).failures).isEmpty();
    assertThat(pair(new LabPki().leaf(Contexts.ROOT, "other.test"), "").failures).isEmpty();
  }

  @Test
  void theProgramsOwnConstraints_areKept() throws Exception {
    EnginePair pair = pair(Contexts.SERVER, null, new Forbids("SHA256withECDSA"));
    assertThat(pair.failures.get(Side.CLIENT)).isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void aShortRsaKey_isRefused() throws Exception {
    Rules strict = Contexts.rules().get().withMinRsaBits(3072);
    X509Certificate[] chain = {Contexts.RSA_SERVER.x509()};
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> ChainConstraints.check(chain, null, strict, null))
        .isInstanceOf(CertificateException.class)
        .hasMessageContaining("2048")
        .hasMessageContaining("3072");
    ChainConstraints.check(chain, chain, strict, null); // trusted for what it is
    assertThat(strict.signatureSchemes()).doesNotContain(SignatureScheme.RSA_PKCS1_SHA1);
  }

  private record Forbids(String signature) implements AlgorithmConstraints {
    @Override
    public boolean permits(
        Set<CryptoPrimitive> primitives,
        String algorithm,
        @Nullable AlgorithmParameters parameters) {
      return !algorithm.equals(signature);
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
        @Nullable AlgorithmParameters parameters) {
      return permits(primitives, algorithm, parameters);
    }
  }

  private static final class TrustsAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
      assertThat(List.of(chain)).isNotEmpty();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
      assertThat(List.of(chain)).isNotEmpty();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
