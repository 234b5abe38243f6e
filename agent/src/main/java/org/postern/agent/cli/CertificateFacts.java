// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.postern.agent.json.JsonObject;

/** What a person wants to know of a certificate. */
final class CertificateFacts {

  private CertificateFacts() {}

  static String line(int depth, X509CertificateHolder certificate, Instant at) {
    List<String> names = dnsNames(certificate);
    return "certificate "
        + depth
        + ": subject "
        + name(certificate.getSubject())
        + ", issuer "
        + name(certificate.getIssuer())
        + (names.isEmpty() ? "" : ", names " + String.join(" ", names))
        + ", "
        + validity(certificate, at);
  }

  static JsonObject json(int depth, X509CertificateHolder certificate) {
    return JsonObject.of("depth", depth)
        .with("subject", certificate.getSubject())
        .with("issuer", certificate.getIssuer())
        .with("names", dnsNames(certificate))
        .with("notBefore", certificate.getNotBefore().toInstant())
        .with("notAfter", certificate.getNotAfter().toInstant());
  }

  /** Says when a certificate ends, seen from an instant. */
  static String expiry(Instant notAfter, Instant at) {
    long days = Duration.between(at, notAfter).toDays();
    Instant second = notAfter.truncatedTo(ChronoUnit.SECONDS);
    return notAfter.isBefore(at)
        ? "expired " + second + " (" + -days + " days ago)"
        : "expires " + second + " (in " + days + " days)";
  }

  private static String validity(X509CertificateHolder certificate, Instant at) {
    Instant notBefore = certificate.getNotBefore().toInstant();
    return notBefore.isAfter(at)
        ? "not valid before " + notBefore
        : expiry(certificate.getNotAfter().toInstant(), at);
  }

  private static String name(X500Name name) {
    return name.getRDNs().length == 0 ? "(empty)" : name.toString();
  }

  private static List<String> dnsNames(X509CertificateHolder certificate) {
    List<String> names = new ArrayList<>();
    try {
      Extension extension = certificate.getExtension(Extension.subjectAlternativeName);
      if (extension != null) {
        for (GeneralName name : GeneralNames.getInstance(extension.getParsedValue()).getNames()) {
          if (name.getTagNo() == GeneralName.dNSName) {
            names.add(name.getName().toString());
          }
        }
      }
    } catch (RuntimeException e) {
      // The verdict is the verifier's; this line only leaves out names that cannot be read.
      names.add("(unreadable)");
    }
    return names;
  }
}
