// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Looks for paths upwards from a certificate, through issuers in any order, extra ones and
 * cross-signed ones among them (RFC 4158). An issuer is one whose name fits and whose key verifies
 * the signature. Depth, steps and signature checks are bounded. For one verification in one thread.
 */
public final class PathSearch {

  static final int MAX_DEPTH = 17;
  static final int MAX_STEPS = 1000;

  /** Looks at the paths that are found. */
  public interface Visitor {

    /** Looks at a path of verified signatures; true ends the search. The list is only lent. */
    boolean reached(List<PathCertificate> path);

    /** Looks at a path whose last certificate nobody here issued; true ends the search. */
    boolean topmost(List<PathCertificate> path);
  }

  private final List<PathCertificate> issuers;
  private final SignatureLinks links;
  private final Instant at;
  private int steps;

  /**
   * Makes a search.
   *
   * @param issuers possible issuers, the likelier ones first
   * @param links who signed what
   * @param at certificates that are valid then are tried first
   */
  public PathSearch(List<PathCertificate> issuers, SignatureLinks links, Instant at) {
    Set<PathCertificate> distinct = new LinkedHashSet<>(issuers);
    this.issuers = new ArrayList<>(distinct);
    this.links = links;
    this.at = at;
  }

  /** Visits the paths from a certificate upwards until the visitor is content. */
  public boolean from(PathCertificate leaf, Visitor visitor) {
    List<PathCertificate> path = new ArrayList<>();
    path.add(leaf);
    return visit(path, visitor);
  }

  /** Tells whether the search ended because it had taken as many steps as it may. */
  public boolean isExhausted() {
    return steps > MAX_STEPS;
  }

  private boolean visit(List<PathCertificate> path, Visitor visitor) {
    if (++steps > MAX_STEPS) {
      return false;
    }
    if (visitor.reached(path)) {
      return true;
    }
    boolean issued = false;
    if (path.size() < MAX_DEPTH) {
      PathCertificate top = path.get(path.size() - 1);
      for (PathCertificate issuer : candidates(path, top)) {
        if (steps <= MAX_STEPS && links.isSignedBy(top, issuer)) {
          issued = true;
          path.add(issuer);
          if (visit(path, visitor)) {
            return true;
          }
          path.remove(path.size() - 1);
        }
      }
    }
    return !issued && visitor.topmost(path);
  }

  private List<PathCertificate> candidates(List<PathCertificate> path, PathCertificate top) {
    List<PathCertificate> found = new ArrayList<>();
    for (PathCertificate issuer : issuers) {
      if (issuer.subject().equals(top.issuer()) && path.stream().noneMatch(issuer::isSameEntity)) {
        found.add(issuer);
      }
    }
    if (found.size() > 1) {
      found.sort(
          Comparator.comparing((PathCertificate c) -> !isNamedBy(c, top))
              .thenComparing(c -> !c.isValidAt(at)));
    }
    return found;
  }

  /** Key identifiers only order the candidates: what counts is the signature. */
  private static boolean isNamedBy(PathCertificate issuer, PathCertificate certificate) {
    byte[] wanted = certificate.extensions().authorityKeyId();
    return wanted != null
        && Arrays.equals(
            wanted, Objects.requireNonNullElse(issuer.extensions().subjectKeyId(), new byte[0]));
  }
}
