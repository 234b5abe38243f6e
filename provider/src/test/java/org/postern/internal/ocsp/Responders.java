// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.postern.internal.x509.MalformedCertificateException;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabCertificateBuilder;
import org.postern.lab.pki.LabOcspResponse;
import org.postern.lab.pki.LabPki;

/** An authority, its certificates and those who answer for it. */
final class Responders {
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final String HOST = "mx.example.test";
  static final LabPki PKI = new LabPki(CLOCK);
  static final LabCertificate CA = PKI.root("Authority");
  static final LabCertificate LEAF = PKI.leaf(CA, HOST);
  static final LabCertificate SIBLING = PKI.leaf(CA, HOST);
  static final LabCertificate DELEGATE = delegate().signedBy(CA);

  private Responders() {}

  /** A responder's certificate, to be signed. */
  static LabCertificateBuilder delegate() {
    return PKI.certificate()
        .commonName("Responder")
        .keyUsage(KeyUsage.digitalSignature)
        .purposes(KeyPurposeId.id_kp_OCSPSigning);
  }

  static LabOcspResponse about(LabCertificate certificate) {
    return new LabOcspResponse(certificate, CLOCK);
  }

  static ResponseCheck check(LabCertificate certificate, LabCertificate issuer) {
    try {
      return ResponseCheck.of(certificate.x509(), issuer.x509());
    } catch (CertificateException | MalformedCertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  static ResponseVerdict verdict(LabOcspResponse response) {
    return check(LEAF, CA).check(response.der(), NOW);
  }
}
