// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.internal.jsse.Contexts.Kind;
import org.postern.internal.jsse.EnginePair.Side;
import org.postern.internal.jsse.StapleLab.Staple;
import org.postern.internal.ocsp.StatusPolicy;
import org.postern.internal.policy.Protocol;
import org.postern.lab.pki.LabCertificate;
import org.postern.ocsp.StapleVerifier;

/** Whose staple is whose: intermediates, issuers that were not sent, and those that pose. */
@Timeout(60)
class StapleChainTest {

  private static final byte[] NONE = {};
  private static final LabCertificate CA = StapleLab.CA;
  private static final LabCertificate PLAIN = StapleLab.PLAIN;
  private static final LabCertificate DEMANDING = StapleLab.DEMANDING;

  private static byte[] der(Staple staple, LabCertificate certificate) {
    return staple == Staple.NONE ? NONE : staple.of(certificate).get(0);
  }

  private static @Nullable String failure(
      LabCertificate leaf, List<byte[]> staples, Protocol protocol, LabCertificate... roots)
      throws Exception {
    return failure(
        StapleLab.client(StatusPolicy.STAPLE, Contexts.trust(roots)), leaf, staples, protocol);
  }

  private static @Nullable String failure(
      SSLContext client, LabCertificate leaf, List<byte[]> staples, Protocol protocol)
      throws Exception {
    EnginePair pair = EnginePair.of(client, StapleLab.server(leaf, staples), protocol.jsseName());
    try {
      pair.handshake();
    } catch (AssertionError e) {
      // SunJSSE takes the next message after one that it has refused.
      assertThat(pair.failures).as(e.getMessage()).containsKey(Side.CLIENT);
      return String.valueOf(pair.failures.get(Side.CLIENT));
    }
    SSLException failure = pair.failures.get(Side.CLIENT);
    assertThat(failure == null).isEqualTo(pair.failures.isEmpty());
    return failure == null ? null : failure.getMessage();
  }

  @ParameterizedTest
  @CsvSource({
    "NONE,GOOD,",
    "GOOD,GOOD,",
    "GOOD,REVOKED,certificate_revoked(44)",
    "NONE,REVOKED,certificate_revoked(44)",
    "GOOD,EXPIRED,bad_certificate_status_response(113)",
    "GOOD,UNKNOWN,bad_certificate_status_response(113)",
    "GOOD,TRY_LATER,bad_certificate_status_response(113)",
    "REVOKED,GOOD,certificate_revoked(44)",
    "EXPIRED,REVOKED,certificate_revoked(44)"
  })
  void tls13_staplesForIntermediatesCount_G9(Staple own, Staple authority, @Nullable String alert)
      throws Exception {
    List<byte[]> staples = List.of(der(own, PLAIN), der(authority, CA));
    String failure = failure(PLAIN, staples, Protocol.TLS_1_3, StapleLab.ROOT);
    if (alert == null) {
      assertThat(failure).isNull();
    } else {
      assertThat(failure).startsWith(alert);
    }
  }

  @Test
  void tls12_showsTheStapleOfTheFirstCertificateOnly() throws Exception {
    List<byte[]> staples = List.of(der(Staple.GOOD, PLAIN), der(Staple.REVOKED, CA));
    assertThat(failure(PLAIN, staples, Protocol.TLS_1_2, StapleLab.ROOT)).isNull();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theStapleOfAnIntermediate_isNotTheServersOwn_G11(Kind client) throws Exception {
    List<byte[]> staples = List.of(NONE, der(Staple.GOOD, CA));
    SSLContext context = verifying(client);
    assertThat(failure(context, PLAIN, staples, Protocol.TLS_1_3)).isNull();
    assertThat(failure(context, DEMANDING, staples, Protocol.TLS_1_3))
        .contains("has stapled no OCSP response");
  }

  @ParameterizedTest
  @EnumSource
  void theIssuer_mayBeTheAuthorityThatIsTrusted_andNotBeSent(Protocol protocol) throws Exception {
    LabCertificate leaf = StapleLab.PKI.server(Contexts.HOST).mustStaple().signedBy(StapleLab.ROOT);
    assertThat(failure(leaf, Staple.GOOD.of(leaf), protocol, StapleLab.ROOT)).isNull();
    assertThat(failure(leaf, Staple.REVOKED.of(leaf), protocol, StapleLab.ROOT))
        .startsWith("certificate_revoked(44)");
  }

  /** Who has a stolen key can make an authority of the issuer's name, but not its signature. */
  @ParameterizedTest
  @EnumSource
  void whoPosesAsTheIssuer_cannotStaple_G1(Protocol protocol) throws Exception {
    LabCertificate poser = StapleLab.PKI.intermediate("Lab Authority", StapleLab.ROOT);
    LabCertificate posing =
        new LabCertificate(DEMANDING.holder(), DEMANDING.keyPair(), DEMANDING.keyType(), poser);
    byte[] byThePoser = StapleLab.about(posing).der();
    byte[] byThePoserForTheIssuer = StapleLab.about(DEMANDING).signer(poser).der();
    for (byte[] staple : List.of(byThePoser, byThePoserForTheIssuer)) {
      assertThat(failure(posing, List.of(staple), protocol, CA))
          .startsWith("bad_certificate_status_response(113)");
    }
    byte[] right = der(Staple.GOOD, DEMANDING);
    assertThat(failure(posing, List.of(right), protocol, CA)).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void whatTheIssuersCertificateDemands_bindsTheServers_G12(Protocol protocol) throws Exception {
    LabCertificate strict =
        StapleLab.PKI.certificate().commonName("Strict").ca().mustStaple().signedBy(StapleLab.ROOT);
    LabCertificate lax = StapleLab.PKI.leaf(strict, Contexts.HOST);
    LabCertificate bound = StapleLab.PKI.server(Contexts.HOST).mustStaple().signedBy(strict);
    assertThat(failure(lax, Staple.GOOD.of(lax), protocol, StapleLab.ROOT))
        .startsWith("bad_certificate(42)")
        .contains("RFC 7633");
    assertThat(failure(bound, Staple.GOOD.of(bound), protocol, StapleLab.ROOT)).isNull();
    assertThat(failure(bound, List.of(), protocol, StapleLab.ROOT))
        .startsWith("bad_certificate_status_response(113)");
  }

  /** Programs may switch verification off when their contexts have been made already. */
  @ParameterizedTest
  @EnumSource
  void whetherAnybodyIsTrusted_isFoundOutWhenItMatters(Protocol protocol) throws Exception {
    StapleLab.TakesAnybody trust = new StapleLab.TakesAnybody();
    trust.all = false;
    SSLContext client = StapleLab.client(StatusPolicy.STAPLE, trust);
    assertThat(failure(client, DEMANDING, List.of(), protocol))
        .startsWith("bad_certificate_status_response(113)");
    trust.all = true;
    assertThat(failure(client, DEMANDING, List.of(), protocol)).isNull();
    LabCertificate own = StapleLab.PKI.server(Contexts.HOST).mustStaple().selfSigned();
    assertThat(failure(client, own, List.of(), protocol)).isNull();
    assertThat(failure(client, DEMANDING, Staple.REVOKED.of(DEMANDING), protocol))
        .startsWith("certificate_revoked(44)");
  }

  /** The verifier around a trust manager of a program's own, on either implementation of JSSE. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void theVerifier_worksOnEitherEngine(Kind client) throws Exception {
    SSLContext context = verifying(client);
    for (Protocol protocol : Protocol.values()) {
      for (Staple staple : Staple.values()) {
        String failure = failure(context, DEMANDING, staple.of(DEMANDING), protocol);
        // SunJSSE itself refuses what is no OCSP response.
        assertThat(failure == null).as(protocol + " " + staple).isEqualTo(staple == Staple.GOOD);
      }
      assertThat(failure(context, PLAIN, List.of(), protocol)).isNull();
    }
  }

  private static SSLContext verifying(Kind kind) throws Exception {
    X509ExtendedTrustManager jdk = (X509ExtendedTrustManager) Contexts.trust(StapleLab.ROOT)[0];
    return Contexts.context(kind, null, new TrustManager[] {StapleVerifier.around(jdk)});
  }
}
