// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.internal.ocsp.ResponseVerdict.Defect;
import org.postern.internal.ocsp.ResponseVerdict.Good;
import org.postern.internal.ocsp.ResponseVerdict.Unusable;
import org.postern.internal.x509.MalformedCertificateException;
import org.postern.internal.x509.OcspAuthority;
import org.postern.internal.x509.PathCertificate;
import org.postern.internal.x509.RawCertificate;

/**
 * Checks OCSP responses about one certificate (RFC 6960 section 3.2): they are about that very
 * certificate of that very issuer, signed by it or by a responder that it has authorised, and of
 * now. Immutable, thread-safe.
 */
public final class ResponseCheck {

  /** Longer than any response; a bound on what a hostile one can cost. */
  public static final int MAX_LENGTH = 64 * 1024;

  private final PathCertificate issuer;
  private final BigInteger serialNumber;
  private final byte[] issuerName;
  private final byte[] issuerKey;
  private final @Nullable String objection;

  private ResponseCheck(PathCertificate certificate, PathCertificate issuer)
      throws MalformedCertificateException {
    this.issuer = issuer;
    serialNumber = certificate.raw().serialNumber();
    issuerName = certificate.raw().issuerName();
    issuerKey = issuer.raw().publicKeyOctets();
    objection = OcspAuthority.objectionToIssuer(certificate, issuer);
  }

  /**
   * Prepares the check for a certificate. That the issuer has signed it is verified here, once:
   * whoever has a certificate of the issuer's name by another key cannot speak for it, and every
   * response is found unusable.
   *
   * @throws MalformedCertificateException if one of the two cannot be worked with
   */
  public static ResponseCheck of(X509Certificate certificate, X509Certificate issuer)
      throws MalformedCertificateException {
    return new ResponseCheck(parse(certificate), parse(issuer));
  }

  /**
   * Returns what a response proves.
   *
   * @param response the DER of an OCSPResponse, from anyone; not modified
   * @param now the time; a clock may be wrong by {@link Freshness#SKEW}
   */
  public ResponseVerdict check(byte[] response, Instant now) {
    if (response.length > MAX_LENGTH) {
      return new Unusable(
          Defect.TOO_LONG,
          "the response has " + response.length + " octets, more than " + MAX_LENGTH);
    }
    if (objection != null) {
      return new Unusable(Defect.NOT_THE_ISSUER, objection);
    }
    try {
      ResponseEnvelope envelope = ResponseEnvelope.read(response);
      byte[] basic = envelope.basic();
      if (basic == null) {
        return new Unusable(
            Defect.UNSUCCESSFUL, "the responder says " + envelope.statusName() + ", not good");
      }
      return check(BasicResponse.read(basic), now);
    } catch (MalformedCertificateException e) {
      return new Unusable(Defect.MALFORMED, "no OCSP response: " + e.getMessage());
    }
  }

  private ResponseVerdict check(BasicResponse response, Instant now) {
    List<SingleResponse> own =
        response.responses().stream()
            .filter(single -> single.id().names(serialNumber, issuerName, issuerKey))
            .toList();
    if (own.isEmpty()) {
      return new Unusable(
          Defect.OTHER_CERTIFICATE,
          "the response is not about serial number "
              + serialNumber.toString(16)
              + " of "
              + issuer.label());
    }
    if (!response.critical().isEmpty()) {
      return unknownExtension(response.critical());
    }
    ResponseVerdict verdict = worst(own, now);
    if (verdict instanceof Unusable) {
      return verdict;
    }
    SignerCheck signer = new SignerCheck(response, issuer, now);
    Unusable objectionToSigner = signer.objection();
    if (objectionToSigner != null) {
      return objectionToSigner;
    }
    return verdict instanceof Good good ? good.noLongerThan(signer.until()) : verdict;
  }

  /**
   * Returns what the most severe of those statements says that are of now; where none is, why the
   * first is not.
   */
  private static ResponseVerdict worst(List<SingleResponse> own, Instant now) {
    ResponseVerdict worst = null;
    for (SingleResponse single : own) {
      ResponseVerdict verdict = verdict(single, now);
      if (worst == null || severity(verdict) > severity(worst)) {
        worst = verdict;
      }
    }
    return worst == null ? new Unusable(Defect.OTHER_CERTIFICATE, "there is no response") : worst;
  }

  private static ResponseVerdict verdict(SingleResponse single, Instant now) {
    if (!single.critical().isEmpty()) {
      return unknownExtension(single.critical());
    }
    Unusable untimely = Freshness.objection(single, now);
    if (untimely != null) {
      return untimely;
    }
    switch (single.status()) {
      case GOOD:
        return new Good(single.thisUpdate(), single.nextUpdate(), Freshness.until(single));
      case REVOKED:
        return ResponseVerdict.Revoked.of(single);
      default:
        return new ResponseVerdict.Unknown();
    }
  }

  private static int severity(ResponseVerdict verdict) {
    if (verdict instanceof ResponseVerdict.Revoked) {
      return 3;
    }
    if (verdict instanceof ResponseVerdict.Unknown) {
      return 2;
    }
    return verdict instanceof Good ? 1 : 0;
  }

  private static Unusable unknownExtension(List<String> critical) {
    return new Unusable(
        Defect.CRITICAL_EXTENSION, "the critical extension " + critical.get(0) + " is unknown");
  }

  private static PathCertificate parse(X509Certificate certificate)
      throws MalformedCertificateException {
    try {
      return PathCertificate.parse(RawCertificate.parse(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new MalformedCertificateException("the certificate has no encoding");
    }
  }
}
