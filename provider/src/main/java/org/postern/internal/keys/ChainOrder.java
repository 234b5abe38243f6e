// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which certificates of a file go with a key, and in which order TLS wants them. */
final class ChainOrder {
  private ChainOrder() {}

  /**
   * Returns the certificate, then the issuer of each as far as there is one (RFC 8446 section
   * 4.4.2), then, if asked for, what other certificates of authorities the file has: clients may
   * know another way up than the first.
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
    for (X509Certificate each : all) {
      if (!taken.contains(each)
          && each.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
        return each;
      }
    }
    return null;
  }

  private static boolean isSelfIssued(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }
}
