// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.jspecify.annotations.Nullable;
import org.postern.agent.json.JsonObject;
import org.postern.ocsp.OcspQuery;

/** The certificate that is asked about, with its issuer. */
record OcspSubject(X509CertificateHolder certificate, OcspQuery query) {

  /**
   * Reads a chain.
   *
   * @param issuerFile null if the issuer is the second of the chain
   */
  static OcspSubject read(Path chainFile, @Nullable Path issuerFile) throws CommandFailure {
    List<X509CertificateHolder> chain = ChainFile.read(chainFile);
    X509CertificateHolder issuer;
    if (issuerFile != null) {
      issuer = ChainFile.read(issuerFile).get(0);
    } else if (chain.size() > 1) {
      issuer = chain.get(1);
    } else {
      throw CommandFailure.usage(
          chainFile + ": the issuer's certificate is not in it; name it with --issuer");
    }
    try {
      return new OcspSubject(chain.get(0), OcspQuery.of(x509(chain.get(0)), x509(issuer)));
    } catch (CertificateException e) {
      throw CommandFailure.usage(chainFile + ": no response can be checked: " + e.getMessage());
    }
  }

  List<String> facts() {
    List<String> facts = new ArrayList<>();
    facts.add(
        "certificate "
            + certificate.getSerialNumber().toString(16)
            + ": subject "
            + certificate.getSubject()
            + ", issuer "
            + certificate.getIssuer());
    if (query.mustStaple()) {
      facts.add("the certificate demands a staple (RFC 7633)");
    }
    return facts;
  }

  JsonObject json() {
    return JsonObject.of("subject", certificate.getSubject())
        .with("issuer", certificate.getIssuer())
        .with("serialNumber", certificate.getSerialNumber().toString(16))
        .with("mustStaple", query.mustStaple())
        .with("responders", query.responders());
  }

  private static X509Certificate x509(X509CertificateHolder holder) throws CertificateException {
    return new JcaX509CertificateConverter().getCertificate(holder);
  }
}
