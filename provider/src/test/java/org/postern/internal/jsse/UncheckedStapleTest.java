// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyStore;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.util.List;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.internal.jsse.EnginePair.Side;
import org.postern.internal.jsse.StapleLab.Staple;
import org.postern.internal.ocsp.StatusPolicy;
import org.postern.lab.pki.LabCertificate;

/**
 * Staples of certificates that are trusted anyway, and those whose issuer the client has from
 * elsewhere: they are as none (RFC 6066 section 8 is of responses that were checked).
 */
@Timeout(60)
class UncheckedStapleTest {

  private static final byte[] NONE = {};
  private static final LabCertificate PLAIN = StapleLab.PLAIN;
  private static final LabCertificate DEMANDING = StapleLab.DEMANDING;
  private static final LabCertificate OLD = StapleLab.PKI.root("Old Root");
  private static final LabCertificate CROSS =
      StapleLab.PKI.certificate().ca().commonName("Lab Root").keyOf(StapleLab.ROOT).signedBy(OLD);

  private static @Nullable String failure(
      SSLContext client, LabCertificate leaf, List<byte[]> staples) throws Exception {
    EnginePair pair = EnginePair.of(client, StapleLab.server(leaf, staples), "TLSv1.3");
    pair.handshake();
    SSLException failure = pair.failures.get(Side.CLIENT);
    return failure == null ? null : failure.getMessage();
  }

  private static SSLContext trusting(LabCertificate... roots) throws Exception {
    return StapleLab.client(StatusPolicy.STAPLE, Contexts.trust(roots));
  }

  private static LabCertificate under(LabCertificate certificate, @Nullable LabCertificate issuer) {
    return new LabCertificate(
        certificate.holder(), certificate.keyPair(), certificate.keyType(), issuer);
  }

  private static LabCertificate crossSigned(LabCertificate cross) {
    return under(PLAIN, under(StapleLab.CA, cross));
  }

  private static List<byte[]> staples(Staple own, Staple cross) {
    List<byte[]> first = own.of(PLAIN);
    return List.of(first.isEmpty() ? NONE : first.get(0), NONE, cross.of(CROSS).get(0));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NONE", "REVOKED"})
  void theStapleOfARootThatIsTrusted_doesNotCount(Staple cross) throws Exception {
    for (SSLContext client : List.of(trusting(StapleLab.ROOT), trusting(StapleLab.ROOT, OLD))) {
      assertThat(failure(client, crossSigned(CROSS), staples(Staple.GOOD, cross))).isNull();
      assertThat(failure(client, crossSigned(CROSS), staples(Staple.NONE, cross))).isNull();
      assertThat(failure(client, crossSigned(CROSS), staples(Staple.EXPIRED, cross)))
          .startsWith("bad_certificate_status_response(113)");
    }
  }

  @Test
  void theStapleOfACrossCertificate_counts_whereThePathNeedsIt() throws Exception {
    SSLContext client = trusting(OLD);
    assertThat(failure(client, crossSigned(CROSS), staples(Staple.GOOD, Staple.GOOD))).isNull();
    assertThat(failure(client, crossSigned(CROSS), staples(Staple.GOOD, Staple.EXPIRED)))
        .startsWith("bad_certificate_status_response(113)");
  }

  @Test
  void revoked_isRefusedAlways() throws Exception {
    for (SSLContext client : List.of(trusting(OLD), trusting(StapleLab.ROOT, OLD))) {
      assertThat(failure(client, crossSigned(CROSS), staples(Staple.GOOD, Staple.REVOKED)))
          .startsWith("certificate_revoked(44)");
    }
  }

  @Test
  void whatACrossCertificateDemands_binds_whereThePathNeedsIt_G12() throws Exception {
    LabCertificate strict =
        StapleLab.PKI
            .certificate()
            .ca()
            .mustStaple()
            .commonName("Lab Root")
            .keyOf(StapleLab.ROOT)
            .signedBy(OLD);
    List<byte[]> good = Staple.GOOD.of(PLAIN);
    assertThat(failure(trusting(StapleLab.ROOT), crossSigned(strict), good)).isNull();
    assertThat(failure(trusting(OLD), crossSigned(strict), good)).startsWith("bad_certificate(42)");
  }

  /** A client that has the intermediate certificate in a store of its own. */
  private static SSLContext knowingTheIssuer(StatusPolicy policy) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", StapleLab.ROOT.x509());
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(store, new X509CertSelector());
    parameters.setRevocationEnabled(false);
    parameters.addCertStore(
        CertStore.getInstance(
            "Collection", new CollectionCertStoreParameters(List.of(StapleLab.CA.x509()))));
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", "SunJSSE");
    factory.init(new CertPathTrustManagerParameters(parameters));
    TrustManager[] trust = factory.getTrustManagers();
    return StapleLab.client(policy, trust);
  }

  @ParameterizedTest
  @EnumSource
  void theIssuer_mayBeKnownToTheTrustManagerAlone(Staple staple) throws Exception {
    assertThat(failure(knowingTheIssuer(StatusPolicy.STAPLE), under(PLAIN, null), staple.of(PLAIN)))
        .isNull();
  }

  @ParameterizedTest
  @EnumSource
  void whereAStapleHasToBe_itHasToBeChecked_G11(Staple staple) throws Exception {
    assertThat(
            failure(
                knowingTheIssuer(StatusPolicy.STAPLE),
                under(DEMANDING, null),
                staple.of(DEMANDING)))
        .startsWith("bad_certificate_status_response(113)");
    assertThat(
            failure(knowingTheIssuer(StatusPolicy.HARD_FAIL), under(PLAIN, null), staple.of(PLAIN)))
        .startsWith("bad_certificate_status_response(113)");
  }

  @ParameterizedTest
  @EnumSource(names = {"GOOD", "EXPIRED", "TRY_LATER"})
  void theStapleOfACertificateThatIsNotOfTheStandard_isAsNone(Staple staple) throws Exception {
    LabCertificate odd = odd(false);
    assertThat(failure(trusting(StapleLab.ROOT), odd, staple.of(odd))).isNull();
    LabCertificate demanding = odd(true);
    assertThat(failure(trusting(StapleLab.ROOT), demanding, staple.of(demanding)))
        .startsWith("bad_certificate_status_response(113)");
  }

  /** With an extension that is malformed, but not critical: the JDK passes over it. */
  private static LabCertificate odd(boolean demanding) {
    var odd =
        StapleLab.PKI
            .server(Contexts.HOST)
            .extension(Extension.nameConstraints, false, new DEROctetString(new byte[1]));
    return (demanding ? odd.mustStaple() : odd).signedBy(StapleLab.CA);
  }
}
