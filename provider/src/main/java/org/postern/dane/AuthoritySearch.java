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
import org.postern.internal.x509.PathSearch;
import org.postern.internal.x509.RawCertificate;
import org.postern.internal.x509.SignatureLinks;

/** Looks for a path that satisfies a record of usage 2, 1 or 0, in this order. */
final class AuthoritySearch {

  private final TlsaSet set;
  private final AssociationMatcher matcher;
  private final PathRules rules;
  private final Instant at;
  private final SignatureLinks links = new SignatureLinks();

  private DaneVerdict.@Nullable Verified verified;
  private @Nullable PathDefect defect;
  private @Nullable String unparsed;
  private boolean exhausted;
  private List<String> names = List.of();

  AuthoritySearch(TlsaSet set, AssociationMatcher matcher, PathRules rules, Instant at) {
    this.set = set;
    this.matcher = matcher;
    this.rules = rules;
    this.at = at;
  }

  DaneVerdict verify(
      PathCertificate leaf,
      List<String> references,
      List<RawCertificate> chain,
      List<PathCertificate> roots) {
    names = references;
    List<PathCertificate> issuers = issuers(chain);
    if (has(Association.DANE_TA)) {
      search(leaf, issuers, new DaneTa());
    }
    Association ee = matcher.match(leaf.raw(), Association.PKIX_EE);
    if (verified == null && (ee != null || has(Association.PKIX_TA))) {
      issuers.addAll(roots);
      search(leaf, issuers, new Pkix(roots, ee));
    }
    if (verified != null) {
      return verified;
    }
    if (defect != null) {
      return ChainVerification.refused(defect);
    }
    String obstacle = exhausted ? "the chain has too many possible paths" : links.obstacle();
    return new Mismatch(set, chain).refused(obstacle != null ? obstacle : unparsed);
  }

  private boolean has(int usage) {
    return set.usable().stream().anyMatch(r -> r.usage() == usage);
  }

  private void search(
      PathCertificate leaf, List<PathCertificate> issuers, PathSearch.Visitor visitor) {
    PathSearch search = new PathSearch(issuers, links, at);
    search.from(leaf, visitor);
    exhausted |= search.isExhausted();
  }

  /** What the server sent above its own certificate, and what DNS holds whole (B8). */
  private List<PathCertificate> issuers(List<RawCertificate> chain) {
    List<PathCertificate> issuers = new ArrayList<>();
    for (int i = 1; i < chain.size(); i++) {
      try {
        issuers.add(PathCertificate.parse(chain.get(i)));
      } catch (MalformedCertificateException e) {
        unparsed = "certificate " + i + " of the chain is malformed: " + e.getMessage();
      }
    }
    for (Association association : set.associations()) {
      if (association.certificate() != null) {
        issuers.add(association.certificate());
      }
    }
    return issuers;
  }

  private boolean accept(
      List<PathCertificate> path,
      boolean anchored,
      TlsaRecord record,
      int depth,
      DaneVerdict.Matched what) {
    PathDefect found = rules.defect(path, anchored);
    if (found != null) {
      defect = defect == null ? found : defect;
      return false;
    }
    String name = CertificateNames.matchDnsIdElseCommonName(path.get(0), names);
    verified = new DaneVerdict.Verified(record, depth, what, name);
    return true;
  }

  /** RFC 7671 section 5.2: an authority above the server's certificate, or a bare key above all. */
  private final class DaneTa implements PathSearch.Visitor {
    @Override
    public boolean reached(List<PathCertificate> path) {
      int depth = path.size() - 1;
      if (depth == 0) {
        return false;
      }
      Association ta = matcher.match(path.get(depth).raw(), Association.DANE_TA);
      return ta != null
          && accept(path, true, ta.record(), depth, DaneVerdict.Matched.TA_CERTIFICATE);
    }

    @Override
    public boolean topmost(List<PathCertificate> path) {
      int depth = path.size() - 1;
      for (Association ta : set.associations()) {
        if (ta.record().usage() == Association.DANE_TA
            && ta.key() != null
            && links.isSignedBy(path.get(depth), ta.key())
            && accept(path, false, ta.record(), depth, DaneVerdict.Matched.TA_PUBLIC_KEY)) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * RFC 7671 sections 5.3 and 5.4: a path to a local root and, on it, what the record says. Past a
   * trusted authority the path goes on, until a record matches or there is no issuer any more.
   */
  private final class Pkix implements PathSearch.Visitor {
    private final List<PathCertificate> roots;
    private final @Nullable Association ee;

    Pkix(List<PathCertificate> roots, @Nullable Association ee) {
      this.roots = roots;
      this.ee = ee;
    }

    @Override
    public boolean reached(List<PathCertificate> path) {
      int top = path.size() - 1;
      // The very certificate: what a server sends under its name and key is not the root.
      if (!roots.contains(path.get(top))) {
        return false;
      }
      if (ee != null && accept(path, true, ee.record(), 0, DaneVerdict.Matched.EE_CERTIFICATE)) {
        return true;
      }
      for (int depth = 1; depth <= top; depth++) {
        Association ta = matcher.match(path.get(depth).raw(), Association.PKIX_TA);
        if (ta != null
            && accept(path, true, ta.record(), depth, DaneVerdict.Matched.TA_CERTIFICATE)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public boolean topmost(List<PathCertificate> path) {
      return false;
    }
  }
}
