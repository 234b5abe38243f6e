// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A server's certificate and its issuers, as far as the server has sent them, up to the first that
 * is trusted, whatever else it has sent. That they really signed each other is the trust manager's
 * affair and that of {@link ResponseCheck}.
 *
 * @param certificates the server's own certificate first
 * @param anchor the authority of the last one's name and key that is trusted; null where the path
 *     does not end at one
 * @param sent all that the server has sent, in its order
 * @param anchors the authorities that are trusted
 */
record ServerPath(
    List<X509Certificate> certificates,
    @Nullable X509Certificate anchor,
    List<X509Certificate> sent,
    List<X509Certificate> anchors) {

  /** No chain of a server comes near. */
  private static final int MAX_LENGTH = 10;

  static ServerPath of(X509Certificate[] chain, Supplier<X509Certificate[]> anchors) {
    List<X509Certificate> sent = List.of(chain);
    List<X509Certificate> trusted = List.of(anchors.get());
    List<X509Certificate> path = new ArrayList<>();
    X509Certificate anchor = null;
    X509Certificate next = chain[0];
    while (next != null && !path.contains(next) && path.size() < MAX_LENGTH) {
      anchor = path.isEmpty() ? null : same(next, trusted);
      path.add(next);
      boolean ends = anchor != null || selfIssued(next);
      next = ends ? null : issuer(next, named(next, sent));
    }
    return new ServerPath(List.copyOf(path), anchor, sent, trusted);
  }

  /** Returns the trusted authority of that name and key, whoever has signed either certificate. */
  private static @Nullable X509Certificate same(
      X509Certificate certificate, List<X509Certificate> trusted) {
    for (X509Certificate each : trusted) {
      if (each.getSubjectX500Principal().equals(certificate.getSubjectX500Principal())
          && each.getPublicKey().equals(certificate.getPublicKey())) {
        return each;
      }
    }
    return null;
  }

  /** Returns the certificates whose demands count: instead of the last, the authority trusted. */
  List<X509Certificate> binding() {
    if (anchor == null) {
      return certificates;
    }
    List<X509Certificate> binding = new ArrayList<>(certificates);
    binding.set(binding.size() - 1, anchor);
    return binding;
  }

  /** Returns whether a certificate is trusted whatever its issuer says of it. */
  boolean isTrusted(X509Certificate certificate) {
    return anchor != null && certificate.equals(certificates.get(certificates.size() - 1));
  }

  /** Returns the issuer of a certificate, also one that is trusted and was not sent, or null. */
  @Nullable X509Certificate issuerOf(X509Certificate certificate) {
    if (selfIssued(certificate)) {
      return null;
    }
    Set<X509Certificate> candidates = named(certificate, sent);
    candidates.addAll(named(certificate, anchors));
    return issuer(certificate, candidates);
  }

  private static Set<X509Certificate> named(
      X509Certificate certificate, List<X509Certificate> all) {
    Set<X509Certificate> found = new LinkedHashSet<>();
    for (X509Certificate each : all) {
      if (each.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
        found.add(each);
      }
    }
    found.remove(certificate);
    return found;
  }

  /** Of several certificates of the issuer's name, takes the one whose key signed. */
  private static @Nullable X509Certificate issuer(
      X509Certificate certificate, Set<X509Certificate> candidates) {
    if (candidates.size() == 1) {
      return candidates.iterator().next();
    }
    for (X509Certificate each : candidates) {
      try {
        certificate.verify(each.getPublicKey());
        return each;
      } catch (GeneralSecurityException | RuntimeException e) {
        // Not this one.
      }
    }
    return null;
  }

  private static boolean selfIssued(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }
}
