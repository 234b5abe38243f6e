// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which certificates of a file go with a key, and in which order TLS wants them. */
final class ChainOrder {
  /** More certificates of one name than any authority has in use; each costs a verification. */
  private static final int MAX_ISSUERS = 10;

  private ChainOrder() {}

  /**
   * Returns the certificate, then the issuer of each as far as there is one (RFC 8446 section
   * 4.4.2), of several of that name the first whose key has signed, then, if asked for, what other
   * certificates of authorities the file has: clients may know another way up than the first.
   */
  static List<X509Certificate> from(
      X509Certificate first, List<X509Certificate> all, boolean withOtherAuthorities) {
    Set<X509Certificate> chain = new LinkedHashSet<>();
    @Nullable X509Certificate last = first;
    while (last != null && chain.add(last)) {
      last = issuer(last, all, chain);
    }
    if (withOtherAuthorities) {
      all.stream().filter(each -> each.getBasicConstraints() >= 0).forEach(chain::add);
    }
    return new ArrayList<>(chain);
  }

  private static @Nullable X509Certificate issuer(
      X509Certificate certificate, List<X509Certificate> all, Set<X509Certificate> taken) {
    if (isSelfIssued(certificate)) {
      return null;
    }
    List<X509Certificate> named =
        all.stream()
            .filter(each -> !taken.contains(each))
            .filter(
                each -> each.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
            .toList();
    if (named.size() == 1) {
      return named.get(0);
    }
    // An authority that changes its key keeps its name.
    return named.stream()
        .limit(MAX_ISSUERS)
        .filter(each -> isSignedBy(certificate, each))
        .findFirst()
        .orElse(null);
  }

  private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  private static boolean isSelfIssued(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }
}
