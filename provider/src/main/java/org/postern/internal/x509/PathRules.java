// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;
import org.postern.tlsrpt.ResultType;

/**
 * What RFC 5280 section 6.1 demands of a path whose signatures are verified already, from the
 * server's certificate (0) to the trust anchor, whose own constraints count as well (RFC 7671
 * section 5.2.1). The first rule that is broken is the one reported.
 */
public final class PathRules {

  private static final int TLS_USAGES =
      KeyUsage.digitalSignature | KeyUsage.keyEncipherment | KeyUsage.keyAgreement;

  private final Instant at;
  private final List<String> references;

  /**
   * Makes the rules for one verification.
   *
   * @param at the time that every certificate has to be valid at
   * @param references the reference names
   */
  public PathRules(Instant at, List<String> references) {
    this.at = at;
    this.references = references;
  }

  /**
   * Returns the first defect of a path, or null if it has none.
   *
   * @param path at least one certificate, the server's first
   * @param anchored whether the last certificate is itself the trust anchor, rather than signed by
   *     a bare key
   */
  public @Nullable PathDefect defect(List<PathCertificate> path, boolean anchored) {
    for (int depth = 0; depth < path.size(); depth++) {
      boolean anchor = anchored && depth > 0 && depth == path.size() - 1;
      PathDefect defect = certificateDefect(path, depth, anchor);
      if (defect != null) {
        return defect;
      }
    }
    PathDefect defect = nameDefect(path.get(0));
    for (int depth = path.size() - 1; defect == null && depth >= 0; depth--) {
      defect = timeDefect(path.get(depth), depth);
    }
    return defect != null ? defect : constraintDefect(path);
  }

  /** Returns why the certificate bears none of the reference names, or null if it bears one. */
  public @Nullable PathDefect nameDefect(PathCertificate leaf) {
    if (CertificateNames.matchDnsIdElseCommonName(leaf, references) != null) {
      return null;
    }
    List<String> presented = CertificateNames.presented(leaf);
    String shown = presented.subList(0, Math.min(5, presented.size())).toString();
    return new PathDefect(
        ResultType.CERTIFICATE_HOST_MISMATCH,
        "certificate-host-mismatch",
        "expected a certificate for one of "
            + references
            + ", but the server's is for "
            + (presented.isEmpty() ? "no host name at all" : shown.replaceAll("\\p{Cntrl}", "?"))
            + "; a wildcard counts only as the whole first label, a common name only without any"
            + " DNS name beside it");
  }

  private static @Nullable PathDefect certificateDefect(
      List<PathCertificate> path, int depth, boolean anchor) {
    PathCertificate certificate = path.get(depth);
    String who = "certificate " + certificate.label() + " at depth " + depth;
    List<String> unsupported = certificate.extensions().unsupportedCritical();
    if (!unsupported.isEmpty()) {
      return PathDefect.invalid(
          "unsupported-critical-extension",
          who + " has a critical extension that is not supported: " + unsupported.get(0));
    }
    if (depth > 0 && !isAuthority(certificate, anchor)) {
      return PathDefect.invalid("not-a-ca", who + " issued another one but is no CA certificate");
    }
    if (depth > 0 && !certificate.allowsKeyUsage(KeyUsage.keyCertSign)) {
      return PathDefect.invalid(
          "key-usage", who + " issued another one but its key usage does not allow that");
    }
    if (depth == 0 && !certificate.allowsKeyUsage(TLS_USAGES)) {
      return PathDefect.invalid("key-usage", who + " has a key usage that does not allow TLS");
    }
    if (!certificate.allowsServerAuthentication()) {
      return PathDefect.invalid(
          "extended-key-usage", who + " has extended key usages, but not that of a TLS server");
    }
    if (depth > 0 && isTooLong(path, depth)) {
      return PathDefect.invalid(
          "path-length", who + " allows fewer authorities below it than there are");
    }
    try {
      String weakness = certificate.key().weakness();
      return weakness == null ? null : PathDefect.invalid("weak-key", who + ": " + weakness);
    } catch (MalformedCertificateException e) {
      return PathDefect.invalid("unsupported-key", who + ": " + e.getMessage());
    }
  }

  /**
   * An authority says so in its basic constraints (RFC 5280 section 6.1.4 (k)). A trust anchor that
   * has none, published by the domain itself, may be a self-issued version 1 certificate or say so
   * in its key usage.
   */
  private static boolean isAuthority(PathCertificate certificate, boolean anchor) {
    Boolean ca = certificate.basicConstraintsCa();
    if (ca != null) {
      return ca;
    }
    return anchor
        && (certificate.hasKeyUsage()
            || (certificate.version() == 1 && certificate.isSelfIssued()));
  }

  private static boolean isTooLong(List<PathCertificate> path, int depth) {
    BasicConstraints basic = path.get(depth).extensions().basicConstraints();
    if (basic == null || basic.getPathLenConstraintInteger() == null) {
      return false;
    }
    long below = path.subList(1, depth).stream().filter(c -> !c.isSelfIssued()).count();
    return basic.getPathLenConstraintInteger().getValue().compareTo(BigInteger.valueOf(below)) < 0;
  }

  private @Nullable PathDefect timeDefect(PathCertificate certificate, int depth) {
    String who = "certificate " + certificate.label() + " at depth " + depth;
    if (at.isAfter(certificate.notAfter())) {
      return new PathDefect(
          ResultType.CERTIFICATE_EXPIRED,
          "certificate-expired",
          who + " expired at " + certificate.notAfter() + ", and it is " + at + " now");
    }
    if (at.isBefore(certificate.notBefore())) {
      return PathDefect.invalid(
          "certificate-not-yet-valid",
          who + " is valid from " + certificate.notBefore() + " on, and it is " + at + " now");
    }
    return null;
  }

  private @Nullable PathDefect constraintDefect(List<PathCertificate> path) {
    PathCertificate leaf = path.get(0);
    String reference = CertificateNames.matchDnsIdElseCommonName(leaf, references);
    for (int upper = path.size() - 1; upper > 0; upper--) {
      NameConstraintRules rules = path.get(upper).extensions().nameConstraints();
      if (rules == null) {
        continue;
      }
      String violation = rules.hostNameViolation(CertificateNames.presented(leaf));
      if (violation == null && reference != null) {
        violation = rules.hostNameViolation(List.of(reference));
      }
      for (int lower = upper - 1; violation == null && lower >= 0; lower--) {
        if (lower == 0 || !path.get(lower).isSelfIssued()) {
          violation = rules.violation(path.get(lower));
        }
      }
      if (violation != null) {
        return PathDefect.invalid(
            "name-constraints",
            "certificate "
                + path.get(upper).label()
                + " at depth "
                + upper
                + " does not allow the "
                + violation
                + " below it");
      }
    }
    return null;
  }
}
