// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.internal.ocsp.ResponseVerdict.Defect;
import org.postern.internal.ocsp.ResponseVerdict.Unusable;
import org.postern.internal.x509.MalformedCertificateException;

/**
 * What one stapled response proves, and of which certificate.
 *
 * @param certificate the certificate that it names, or else the one that it was sent beside
 * @param own whether that is the server's own
 * @param response the DER
 */
record StapleFinding(
    X509Certificate certificate, boolean own, byte[] response, ResponseVerdict verdict) {

  /**
   * Judges the responses that a server has sent, in the order of its certificates. A response
   * counts for the certificate that it names: the JDK's TLS 1.3 leaves no gaps where a certificate
   * has none. What was sent beside certificates that are not of the path is not looked at, and
   * nothing counts as stapled that cannot be checked, as when the client gets the issuer from
   * elsewhere. Of an authority that is trusted only its issuer's word that it is revoked counts.
   *
   * @param responses the DER of each, empty octets for none
   * @param verified what was verified before
   */
  static List<StapleFinding> of(
      ServerPath path, List<byte[]> responses, VerifiedStaples verified, Instant now) {
    List<StapleFinding> findings = new ArrayList<>();
    for (int i = 0; i < Math.min(responses.size(), path.sent().size()); i++) {
      X509Certificate beside = path.sent().get(i);
      if (responses.get(i).length > 0 && path.certificates().contains(beside)) {
        StapleFinding finding = find(path, beside, responses.get(i), verified, now);
        if (finding != null && finding.counts(path)) {
          findings.add(finding);
        }
      }
    }
    return findings;
  }

  private static @Nullable StapleFinding find(
      ServerPath path,
      X509Certificate beside,
      byte[] response,
      VerifiedStaples verified,
      Instant now) {
    ResponseVerdict verdict = check(path, beside, response, verified, now);
    if (verdict == null || isOfAnother(verdict)) {
      for (X509Certificate each : path.certificates()) {
        ResponseVerdict other = each == beside ? null : check(path, each, response, verified, now);
        if (other != null && !isOfAnother(other) && (verdict != null || !isOfNone(other))) {
          return finding(path, each, response, other);
        }
      }
    }
    return verdict == null ? null : finding(path, beside, response, verdict);
  }

  private static StapleFinding finding(
      ServerPath path, X509Certificate certificate, byte[] response, ResponseVerdict verdict) {
    boolean own = certificate.equals(path.certificates().get(0));
    return new StapleFinding(certificate, own, response, verdict);
  }

  private boolean counts(ServerPath path) {
    return verdict instanceof ResponseVerdict.Revoked || !path.isTrusted(certificate);
  }

  /** A response that names no certificate is that of the one it was sent beside, if of any. */
  private static boolean isOfNone(ResponseVerdict verdict) {
    return verdict instanceof Unusable unusable
        && (unusable.defect() == Defect.TOO_LONG
            || unusable.defect() == Defect.MALFORMED
            || unusable.defect() == Defect.UNSUCCESSFUL);
  }

  private static boolean isOfAnother(ResponseVerdict verdict) {
    return verdict instanceof Unusable unusable
        && (unusable.defect() == Defect.OTHER_CERTIFICATE
            || unusable.defect() == Defect.NOT_THE_ISSUER);
  }

  /** Returns null where nothing can be checked: issuer unknown, or a certificate is malformed. */
  private static @Nullable ResponseVerdict check(
      ServerPath path,
      X509Certificate certificate,
      byte[] response,
      VerifiedStaples verified,
      Instant now) {
    X509Certificate issuer = path.issuerOf(certificate);
    if (issuer == null) {
      return null;
    }
    try {
      return verified.check(certificate, issuer, response, now);
    } catch (MalformedCertificateException e) {
      return null;
    }
  }

  /** Returns until when this proves that the certificate is good, null if it does not. */
  @Nullable Instant goodUntil() {
    return verdict instanceof ResponseVerdict.Good good ? good.until() : null;
  }
}
