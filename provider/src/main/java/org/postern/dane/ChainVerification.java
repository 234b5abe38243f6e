// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.internal.x509.CertificateNames;
import org.postern.internal.x509.MalformedCertificateException;
import org.postern.internal.x509.PathCertificate;
import org.postern.internal.x509.PathDefect;
import org.postern.internal.x509.PathRules;
import org.postern.internal.x509.RawCertificate;
import org.postern.tlsrpt.ResultType;

/**
 * One verification, from the octets to the verdict. DANE-EE(3) comes first, since it asks nothing
 * more of the chain; then the usages that need a path. Any record that matches is enough (RFC 7671
 * section 8).
 */
final class ChainVerification {

  /** Longer chains are not met; what is beyond is not considered. */
  static final int MAX_CERTIFICATES = 16;

  private final TlsaSet set;
  private final List<String> names;
  private final Instant at;
  private final boolean eeNameChecks;
  private final List<PathCertificate> roots;
  private final AssociationMatcher matcher;
  private final List<RawCertificate> chain = new ArrayList<>();

  ChainVerification(
      TlsaSet set,
      List<String> names,
      Instant at,
      boolean eeNameChecks,
      List<PathCertificate> roots) {
    this.set = set;
    this.names = names;
    this.at = at;
    this.eeNameChecks = eeNameChecks;
    this.roots = roots;
    this.matcher = new AssociationMatcher(set);
  }

  DaneVerdict verify(List<byte[]> chainDer) {
    DaneVerdict.Refused malformed = takeApart(chainDer);
    if (malformed != null) {
      return malformed;
    }
    Association ee = matcher.match(chain.get(0), Association.DANE_EE);
    if (ee != null && !eeNameChecks) {
      return new DaneVerdict.Verified(ee.record(), 0, DaneVerdict.Matched.EE_CERTIFICATE, null);
    }
    if (ee == null && onlyDaneEe()) {
      return new Mismatch(set, chain).refused(null);
    }
    PathCertificate leaf;
    try {
      leaf = PathCertificate.parse(chain.get(0));
    } catch (MalformedCertificateException e) {
      return malformed(0, e);
    }
    PathRules rules = new PathRules(at, names);
    if (ee != null) {
      PathDefect defect = rules.nameDefect(leaf);
      return defect != null
          ? refused(defect)
          : new DaneVerdict.Verified(
              ee.record(),
              0,
              DaneVerdict.Matched.EE_CERTIFICATE,
              CertificateNames.matchDnsIdElseCommonName(leaf, names));
    }
    return new AuthoritySearch(set, matcher, rules, at).verify(leaf, names, chain, roots);
  }

  private boolean onlyDaneEe() {
    return set.usable().stream().allMatch(r -> r.usage() == Association.DANE_EE);
  }

  private DaneVerdict.@Nullable Refused takeApart(List<byte[]> chainDer) {
    if (chainDer.isEmpty()) {
      return new DaneVerdict.Refused(
          ResultType.VALIDATION_FAILURE, "no-certificate", "the server sent no certificate");
    }
    int octets = 0;
    for (byte[] der : chainDer) {
      octets += der.length;
      if (chain.size() == MAX_CERTIFICATES
          || (octets > RawCertificate.MAX_LENGTH && !chain.isEmpty())) {
        break;
      }
      try {
        chain.add(RawCertificate.parse(der));
      } catch (MalformedCertificateException e) {
        return malformed(chain.size(), e);
      }
    }
    return null;
  }

  private static DaneVerdict.Refused malformed(int position, MalformedCertificateException e) {
    return new DaneVerdict.Refused(
        ResultType.VALIDATION_FAILURE,
        "malformed-certificate",
        "certificate "
            + position
            + " of the chain (0 is the server's) is malformed: "
            + e.getMessage());
  }

  static DaneVerdict.Refused refused(PathDefect defect) {
    return new DaneVerdict.Refused(defect.resultType(), defect.code(), defect.reason());
  }
}
