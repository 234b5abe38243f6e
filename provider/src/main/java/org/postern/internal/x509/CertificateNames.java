// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a certificate bears one of the names that were asked for. */
public final class CertificateNames {

  private CertificateNames() {}

  /**
   * Returns the first reference name that the certificate bears, or null. By DNS-ID where there is
   * one; the common name counts only where there is none (RFC 7672 section 3.2.3), and only where
   * it has the form of a host name.
   *
   * @param references in any case, with or without a dot at the end
   */
  public static @Nullable String matchDnsIdElseCommonName(
      PathCertificate certificate, List<String> references) {
    return match(presented(certificate), references);
  }

  /** Returns the first reference name that is a DNS-ID of the certificate, or null (RFC 9525). */
  public static @Nullable String matchDnsId(PathCertificate certificate, List<String> references) {
    return match(certificate.dnsNames(), references);
  }

  /** The names that count: the DNS-IDs, or the common names where there is no DNS-ID. */
  public static List<String> presented(PathCertificate certificate) {
    if (!certificate.dnsNames().isEmpty()) {
      return certificate.dnsNames();
    }
    List<String> names = new ArrayList<>();
    for (String name : certificate.commonNames()) {
      if (DnsNames.isPresentedName(name)) {
        names.add(name);
      }
    }
    return names;
  }

  private static @Nullable String match(List<String> presented, List<String> references) {
    for (String reference : references) {
      String normal = DnsNames.normalize(reference);
      if (normal == null) {
        continue;
      }
      for (String name : presented) {
        if (DnsNames.matches(name, normal)) {
          return normal;
        }
      }
    }
    return null;
  }
}
