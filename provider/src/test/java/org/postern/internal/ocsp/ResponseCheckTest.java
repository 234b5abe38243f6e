// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.internal.ocsp.Responders.CA;
import static org.postern.internal.ocsp.Responders.DELEGATE;
import static org.postern.internal.ocsp.Responders.HOST;
import static org.postern.internal.ocsp.Responders.LEAF;
import static org.postern.internal.ocsp.Responders.NOW;
import static org.postern.internal.ocsp.Responders.PKI;
import static org.postern.internal.ocsp.Responders.SIBLING;
import static org.postern.internal.ocsp.Responders.about;
import static org.postern.internal.ocsp.Responders.check;
import static org.postern.internal.ocsp.Responders.delegate;
import static org.postern.internal.ocsp.Responders.verdict;

import java.security.cert.CRLReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.internal.ocsp.ResponseVerdict.Defect;
import org.postern.internal.ocsp.ResponseVerdict.Good;
import org.postern.internal.ocsp.ResponseVerdict.Revoked;
import org.postern.internal.ocsp.ResponseVerdict.Unknown;
import org.postern.internal.ocsp.ResponseVerdict.Unusable;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabOcspResponse;

/** Requirements G1 to G6: what a response proves about a certificate. */
class ResponseCheckTest {
  private static final ASN1ObjectIdentifier UNKNOWN_EXTENSION =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");
  private static final LabCertificate IMPOSTOR = PKI.root("Authority");

  @Test
  void good_byTheIssuer_lastsUntilNextUpdate() {
    assertThat(verdict(about(LEAF)))
        .isEqualTo(
            new Good(
                NOW.minus(Duration.ofHours(1)),
                NOW.plus(Duration.ofDays(7)),
                NOW.plus(Duration.ofDays(7))));
  }

  @Test
  void good_byADelegate_withAndWithoutNoCheck() {
    LabCertificate checked =
        delegate()
            .extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE)
            .signedBy(CA);
    LabCertificate critical =
        delegate()
            .extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, true, DERNull.INSTANCE)
            .signedBy(CA);
    for (LabCertificate responder : new LabCertificate[] {DELEGATE, checked, critical}) {
      assertThat(verdict(about(LEAF).delegate(responder))).isInstanceOf(Good.class);
      assertThat(verdict(about(LEAF).delegate(responder).responderByKey()))
          .isInstanceOf(Good.class);
    }
    assertThat(verdict(about(LEAF).responderByKey())).isInstanceOf(Good.class);
    assertThat(verdict(about(LEAF).including(CA))).isInstanceOf(Good.class);
  }

  @Test
  void good_byADelegate_isSo_noLongerThanTheDelegateIsOne() {
    Instant end = NOW.plus(Duration.ofHours(1));
    LabCertificate responder = delegate().valid(NOW.minus(Duration.ofDays(1)), end).signedBy(CA);
    LabOcspResponse response =
        about(LEAF).delegate(responder).times(NOW.minusSeconds(60), NOW.plus(Duration.ofDays(7)));
    assertThat(verdict(response))
        .isEqualTo(new Good(NOW.minusSeconds(60), NOW.plus(Duration.ofDays(7)), end));
    Instant later = end.plusSeconds(1);
    assertThat(check(LEAF, CA).check(response.der(), later))
        .isInstanceOfSatisfying(
            Unusable.class,
            unusable -> assertThat(unusable.defect()).isEqualTo(Defect.UNAUTHORIZED_SIGNER));
  }

  @ParameterizedTest
  @EnumSource(
      value = LabKeyType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"RSA_1024"})
  void good_withEveryKindOfKey(LabKeyType type) {
    LabCertificate ca = PKI.certificate().key(type).commonName("CA").ca().selfSigned();
    LabCertificate leaf = PKI.leaf(ca, HOST);
    assertThat(check(leaf, ca).check(about(leaf).der(), NOW)).isInstanceOf(Good.class);
    LabCertificate responder = delegate().key(type).signedBy(CA);
    assertThat(verdict(about(LEAF).delegate(responder))).isInstanceOf(Good.class);
  }

  @Test
  void everyDigestOfRfc6960_namesTheCertificate() {
    for (ASN1ObjectIdentifier digest :
        new ASN1ObjectIdentifier[] {
          OIWObjectIdentifiers.idSHA1,
          NISTObjectIdentifiers.id_sha256,
          NISTObjectIdentifiers.id_sha384,
          NISTObjectIdentifiers.id_sha512
        }) {
      assertThat(verdict(about(LEAF).digest(digest))).isInstanceOf(Good.class);
      assertThat(verdict(about(SIBLING).digest(digest)))
          .isInstanceOf(Unusable.class)
          .extracting("defect")
          .isEqualTo(Defect.OTHER_CERTIFICATE);
    }
    assertDefect(about(LEAF).digest(NISTObjectIdentifiers.id_sha224), Defect.OTHER_CERTIFICATE);
  }

  @Test
  void revoked_saysSinceWhenAndWhy() {
    Instant at = NOW.minus(Duration.ofDays(3));
    assertThat(verdict(about(LEAF).revoked(at, 1)))
        .isEqualTo(new Revoked(at, CRLReason.KEY_COMPROMISE, NOW.minus(Duration.ofHours(1))));
    assertThat(verdict(about(LEAF).revoked(at, 6)))
        .isEqualTo(new Revoked(at, CRLReason.CERTIFICATE_HOLD, NOW.minus(Duration.ofHours(1))));
    assertThat(verdict(about(LEAF).revoked(at, -1)))
        .isEqualTo(new Revoked(at, CRLReason.UNSPECIFIED, NOW.minus(Duration.ofHours(1))));
    assertThat(verdict(about(LEAF).delegate(DELEGATE).revoked(at, 4)))
        .isEqualTo(new Revoked(at, CRLReason.SUPERSEDED, NOW.minus(Duration.ofHours(1))));
  }

  @Test
  void unknown_isNotGood() {
    assertThat(verdict(about(LEAF).unknown())).isEqualTo(new Unknown());
  }

  @Test
  void ofSeveralStatements_theMostSevereCounts_whateverTheOrder() {
    assertThat(verdict(about(LEAF).revoked().and())).isInstanceOf(Revoked.class);
    assertThat(verdict(about(LEAF).and().revoked())).isInstanceOf(Revoked.class);
    assertThat(verdict(about(LEAF).and().unknown())).isInstanceOf(Unknown.class);
    assertThat(verdict(about(LEAF).unknown().and().revoked())).isInstanceOf(Revoked.class);
    assertThat(
            verdict(about(LEAF).serialNumber(SIBLING.holder().getSerialNumber()).revoked().and()))
        .isInstanceOf(Good.class);
  }

  static Stream<Arguments> defects() {
    LabCertificate otherCa = PKI.root("Another");
    LabCertificate withoutPurpose = delegate().purposes(KeyPurposeId.id_kp_serverAuth).signedBy(CA);
    LabCertificate anyPurpose = delegate().purposes(KeyPurposeId.anyExtendedKeyUsage).signedBy(CA);
    LabCertificate intermediate = PKI.intermediate("Intermediate", CA);
    LabCertificate weak = delegate().key(LabKeyType.RSA_1024).signedBy(CA);
    LabCertificate rsa = delegate().key(LabKeyType.RSA_2048).signedBy(CA);
    Duration week = Duration.ofDays(7);
    return Stream.of(
        // About something else
        row("another serial number", about(SIBLING), Defect.OTHER_CERTIFICATE),
        row("another issuer's name", about(LEAF).issuer(otherCa), Defect.OTHER_CERTIFICATE),
        row("another key of that name", about(LEAF).issuer(IMPOSTOR), Defect.OTHER_CERTIFICATE),
        // Signed by someone else
        row("unknown signer", about(LEAF).signer(DELEGATE), Defect.UNAUTHORIZED_SIGNER),
        row("impostor's key", about(LEAF).signer(IMPOSTOR), Defect.BAD_SIGNATURE),
        row("impostor sent along", about(LEAF).delegate(IMPOSTOR), Defect.BAD_SIGNATURE),
        row(
            "impostor by key",
            about(LEAF).delegate(IMPOSTOR).responderByKey(),
            Defect.UNAUTHORIZED_SIGNER),
        row("the certificate itself", about(LEAF).delegate(LEAF), Defect.UNAUTHORIZED_SIGNER),
        row("its sibling", about(LEAF).delegate(SIBLING), Defect.UNAUTHORIZED_SIGNER),
        row("no EKU", without(), Defect.UNAUTHORIZED_SIGNER),
        row("another EKU", about(LEAF).delegate(withoutPurpose), Defect.UNAUTHORIZED_SIGNER),
        row("any EKU", about(LEAF).delegate(anyPurpose), Defect.UNAUTHORIZED_SIGNER),
        row(
            "delegate of another authority",
            about(LEAF).delegate(delegate().signedBy(otherCa)),
            Defect.UNAUTHORIZED_SIGNER),
        row(
            "delegate of the impostor",
            about(LEAF).delegate(delegate().signedBy(IMPOSTOR)),
            Defect.UNAUTHORIZED_SIGNER),
        row(
            "not directly issued",
            about(LEAF).delegate(delegate().signedBy(intermediate)),
            Defect.UNAUTHORIZED_SIGNER),
        row(
            "self-signed",
            about(LEAF).delegate(delegate().selfSigned()),
            Defect.UNAUTHORIZED_SIGNER),
        row(
            "expired delegate",
            about(LEAF).delegate(delegate().expired().signedBy(CA)),
            Defect.UNAUTHORIZED_SIGNER),
        row(
            "delegate not yet valid",
            about(LEAF).delegate(delegate().notYetValid().signedBy(CA)),
            Defect.UNAUTHORIZED_SIGNER),
        row(
            "key usage without signatures",
            about(LEAF).delegate(delegate().keyUsage(KeyUsage.keyAgreement).signedBy(CA)),
            Defect.UNAUTHORIZED_SIGNER),
        row(
            "delegate with an unknown critical extension",
            about(LEAF)
                .delegate(
                    delegate().extension(UNKNOWN_EXTENSION, true, DERNull.INSTANCE).signedBy(CA)),
            Defect.UNAUTHORIZED_SIGNER),
        row("weak key", about(LEAF).delegate(weak), Defect.WEAK_SIGNATURE),
        row("SHA-1", about(LEAF).delegate(rsa).signature("SHA1withRSA"), Defect.WEAK_SIGNATURE),
        // Not of now
        row(
            "of the future",
            about(LEAF).times(NOW.plus(Duration.ofMinutes(6)), NOW.plus(week)),
            Defect.NOT_YET_VALID),
        row(
            "expired",
            about(LEAF).times(NOW.minus(week), NOW.minus(Duration.ofMinutes(6))),
            Defect.EXPIRED),
        row(
            "without nextUpdate, of two days ago",
            about(LEAF).times(NOW.minus(Duration.ofDays(2)), null),
            Defect.EXPIRED),
        row(
            "two years old",
            about(LEAF).times(NOW.minus(Duration.ofDays(730)), NOW.plus(week)),
            Defect.EXPIRED),
        row("backwards", about(LEAF).times(NOW, NOW.minusSeconds(1)), Defect.MALFORMED),
        row(
            "revoked, but expired",
            about(LEAF).revoked().times(NOW.minus(week), NOW.minus(Duration.ofDays(1))),
            Defect.EXPIRED),
        // Not understood
        row(
            "critical extension",
            about(LEAF).responseExtension(UNKNOWN_EXTENSION, true),
            Defect.CRITICAL_EXTENSION),
        row(
            "critical single extension",
            about(LEAF).singleExtension(UNKNOWN_EXTENSION, true),
            Defect.CRITICAL_EXTENSION));
  }

  private static LabOcspResponse without() {
    return about(LEAF).delegate(PKI.certificate().commonName("Responder").signedBy(CA));
  }

  private static Arguments row(String name, LabOcspResponse response, Defect defect) {
    return Arguments.of(name, response, defect);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void aResponseWithADefect_provesNothing(String name, LabOcspResponse response, Defect defect) {
    assertDefect(response, defect);
  }

  @Test
  void anExtensionThatIsNotCritical_andANonce_changeNothing() {
    assertThat(verdict(about(LEAF).responseExtension(UNKNOWN_EXTENSION, false)))
        .isInstanceOf(Good.class);
    assertThat(verdict(about(LEAF).singleExtension(UNKNOWN_EXTENSION, false)))
        .isInstanceOf(Good.class);
    assertThat(
            verdict(about(LEAF).responseExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, true)))
        .isInstanceOf(Good.class);
  }

  @Test
  void clocksMayBeApartByTheSkew() {
    Instant ahead = NOW.plus(Freshness.SKEW);
    assertThat(verdict(about(LEAF).times(ahead, ahead.plusSeconds(60)))).isInstanceOf(Good.class);
    Instant behind = NOW.minus(Freshness.SKEW);
    assertThat(verdict(about(LEAF).times(behind.minusSeconds(60), behind)))
        .isInstanceOf(Good.class);
  }

  @Test
  void withoutNextUpdate_aResponseIsGoodForADay() {
    Instant from = NOW.minus(Duration.ofHours(20));
    assertThat(verdict(about(LEAF).times(from, null)))
        .isEqualTo(new Good(from, null, from.plus(Duration.ofDays(1))));
  }

  @Test
  void tenYearsAhead_isGoodForFourHundredDays() {
    Instant from = NOW.minusSeconds(1);
    Instant next = NOW.plus(Duration.ofDays(3650));
    assertThat(verdict(about(LEAF).times(from, next)))
        .isEqualTo(new Good(from, next, from.plus(Duration.ofDays(400))));
  }

  @Test
  void whoHasNotIssuedTheCertificate_cannotSpeakForIt() {
    byte[] own = about(LEAF).issuer(IMPOSTOR).signer(IMPOSTOR).der();
    assertThat(check(LEAF, IMPOSTOR).check(own, NOW))
        .isInstanceOf(Unusable.class)
        .extracting("defect")
        .isEqualTo(Defect.NOT_THE_ISSUER);
    LabCertificate other = PKI.root("Another");
    assertThat(check(LEAF, other).check(about(LEAF).issuer(other).signer(other).der(), NOW))
        .extracting("defect")
        .isEqualTo(Defect.NOT_THE_ISSUER);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        OCSPRespBuilder.MALFORMED_REQUEST,
        OCSPRespBuilder.INTERNAL_ERROR,
        OCSPRespBuilder.TRY_LATER,
        OCSPRespBuilder.SIG_REQUIRED,
        OCSPRespBuilder.UNAUTHORIZED
      })
  void anUnsuccessfulAnswer_isNotGood(int status) {
    assertThat(check(LEAF, CA).check(LabOcspResponse.unsuccessful(status), NOW))
        .isInstanceOf(Unusable.class)
        .extracting("defect")
        .isEqualTo(Defect.UNSUCCESSFUL);
  }

  @Test
  void octetsThatAreNoResponse_areMalformed() {
    byte[] good = about(LEAF).der();
    for (int length = 0; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThat(check(LEAF, CA).check(cut, NOW)).isInstanceOf(Unusable.class);
    }
    byte[] longer = Arrays.copyOf(good, good.length + 1);
    assertThat(check(LEAF, CA).check(longer, NOW)).extracting("defect").isEqualTo(Defect.MALFORMED);
    assertThat(check(LEAF, CA).check(new byte[ResponseCheck.MAX_LENGTH + 1], NOW))
        .extracting("defect")
        .isEqualTo(Defect.TOO_LONG);
  }

  @Test
  void noOctetCanBeAltered_intoAnotherStatement() {
    ResponseCheck check = check(LEAF, CA);
    byte[] good = about(LEAF).delegate(DELEGATE).der();
    ResponseVerdict verdict = check.check(good, NOW);
    for (int at = 0; at < good.length; at++) {
      byte[] altered = good.clone();
      altered[at] ^= 1;
      assertThat(check.check(altered, NOW))
          .as("octet %d", at)
          .satisfiesAnyOf(
              v -> assertThat(v).isEqualTo(verdict),
              v -> assertThat(v).isInstanceOf(Unusable.class));
    }
  }

  private static void assertDefect(LabOcspResponse response, Defect defect) {
    assertThat(verdict(response)).isInstanceOf(Unusable.class);
    Unusable unusable = (Unusable) verdict(response);
    assertThat(unusable.defect()).as(unusable.reason()).isEqualTo(defect);
    assertThat(unusable.reason()).isNotBlank();
  }
}
