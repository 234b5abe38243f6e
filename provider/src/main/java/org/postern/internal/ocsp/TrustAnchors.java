// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * The roots of the JVM, by name. Servers leave their root out of the chain, so that the issuer of
 * the last intermediate is found here. Read when first needed.
 */
final class TrustAnchors {
  private final Supplier<List<X509Certificate>> source;
  private @Nullable Map<X500Principal, List<X509Certificate>> byName;

  TrustAnchors(Supplier<List<X509Certificate>> source) {
    this.source = source;
  }

  static TrustAnchors ofTheJvm() {
    return new TrustAnchors(TrustAnchors::read);
  }

  /** Returns the root that has signed the certificate, or null. */
  synchronized @Nullable X509Certificate issuer(X509Certificate certificate) {
    if (byName == null) {
      byName =
          source.get().stream()
              .collect(Collectors.groupingBy(X509Certificate::getSubjectX500Principal));
    }
    List<X509Certificate> named =
        byName.getOrDefault(certificate.getIssuerX500Principal(), List.of());
    for (X509Certificate root : named) {
      try {
        certificate.verify(root.getPublicKey());
        return root;
      } catch (GeneralSecurityException e) {
        continue; // Of the same name only.
      }
    }
    return null;
  }

  private static List<X509Certificate> read() {
    List<X509Certificate> roots = new ArrayList<>();
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager x509) {
          roots.addAll(List.of(x509.getAcceptedIssuers()));
        }
      }
    } catch (GeneralSecurityException e) {
      return roots; // Without roots, only what is in a chain can be checked.
    }
    return roots;
  }
}
