// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postern.internal.ocsp.StatusRefusedException.Kind;

/**
 * What a trust manager's verdict is worth in the light of the staples (RFC 6066 section 8, RFC
 * 7633, RFC 8446 section 4.4.2.1).
 *
 * @param pkix whether a path to an authority is what authenticates the server: if not, only what is
 *     proved to be revoked is refused
 * @param hardFail whether there must be a good staple, whatever the certificate says
 */
record StatusRules(boolean pkix, boolean hardFail) {

  StatusDecision decide(List<X509Certificate> path, List<StapleFinding> findings) {
    StatusDecision refusal = null;
    for (StapleFinding finding : findings) {
      if (finding.verdict() instanceof ResponseVerdict.Revoked revoked) {
        return revoked(finding, revoked);
      }
      if (refusal == null && finding.goodUntil() == null) {
        refusal = notGood(finding);
      }
    }
    if (pkix && refusal == null) {
      refusal = features(path);
    }
    boolean good = findings.stream().anyMatch(each -> each.own() && each.goodUntil() != null);
    if (pkix && refusal == null && !good) {
      refusal = missing(path.get(0));
    }
    return pkix && refusal != null ? refusal : new StatusDecision.Accepted(good, until(findings));
  }

  private static StatusDecision revoked(StapleFinding finding, ResponseVerdict.Revoked revoked) {
    return new StatusDecision.Refused(
        Kind.REVOKED,
        "the stapled OCSP response says that the certificate "
            + name(finding.certificate())
            + " is revoked since "
            + revoked.at()
            + " ("
            + revoked.reason()
            + ")");
  }

  private static StatusDecision notGood(StapleFinding finding) {
    String what =
        finding.verdict() instanceof ResponseVerdict.Unusable unusable
            ? "proves nothing (" + unusable.defect() + "): " + unusable.reason()
            : "says that the responder does not know it";
    return new StatusDecision.Refused(
        Kind.NOT_PROVED_GOOD,
        "the OCSP response stapled for the certificate "
            + name(finding.certificate())
            + ' '
            + what);
  }

  /** RFC 7633 section 4.2.1: what an authority's certificate names binds all below it. */
  private static @Nullable StatusDecision features(List<X509Certificate> path) {
    for (int i = 1; i < path.size(); i++) {
      Set<BigInteger> demanded = TlsFeature.of(path.get(i));
      if (!demanded.isEmpty() && !TlsFeature.of(path.get(i - 1)).containsAll(demanded)) {
        return new StatusDecision.Refused(
            Kind.FEATURE_MISSING,
            "the certificate "
                + name(path.get(i - 1))
                + " lacks TLS features that its issuer's certificate demands (RFC 7633): "
                + demanded);
      }
    }
    return null;
  }

  private @Nullable StatusDecision missing(X509Certificate own) {
    boolean demanded = TlsFeature.demandsStaple(own);
    if (!demanded && !hardFail) {
      return null;
    }
    return new StatusDecision.Refused(
        Kind.NOT_PROVED_GOOD,
        "the server has stapled no OCSP response for its certificate "
            + name(own)
            + (demanded
                ? ", which demands one (must staple, RFC 7633)"
                : ", and one is asked for (hard fail)"));
  }

  private static @Nullable Instant until(List<StapleFinding> findings) {
    Instant until = null;
    for (StapleFinding finding : findings) {
      Instant next = finding.goodUntil();
      if (next != null && (until == null || next.isBefore(until))) {
        until = next;
      }
    }
    return until;
  }

  private static String name(X509Certificate certificate) {
    return "'" + certificate.getSubjectX500Principal().getName() + "'";
  }
}
