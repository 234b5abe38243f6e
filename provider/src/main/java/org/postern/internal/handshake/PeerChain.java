// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.NoSuchProviderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsCertificate;

/** The certificates of a peer as key and trust managers know them. */
final class PeerChain {
  private static final org.bouncycastle.jcajce.provider.asymmetric.x509.CertificateFactory LENIENT =
      new org.bouncycastle.jcajce.provider.asymmetric.x509.CertificateFactory();

  private static final CertificateFactory JDK = jdk();

  private PeerChain() {}

  /** The JDK's own, which any number of threads may use at once. */
  private static CertificateFactory jdk() {
    try {
      return CertificateFactory.getInstance("X.509", "SUN");
    } catch (CertificateException | NoSuchProviderException e) {
      throw new IllegalStateException("the JDK's provider SUN parses certificates", e);
    }
  }

  static List<X509Certificate> of(Certificate message) throws IOException {
    List<X509Certificate> chain = new ArrayList<>();
    for (TlsCertificate certificate : message.getCertificateList()) {
      chain.add(parse(certificate.getEncoded()));
    }
    return chain;
  }

  /** Takes the JDK's certificate where it can make one: not of an empty issuer, for instance. */
  private static X509Certificate parse(byte[] der) throws TlsFatalAlert {
    try {
      return (X509Certificate) JDK.generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      try {
        return (X509Certificate) LENIENT.engineGenerateCertificate(new ByteArrayInputStream(der));
      } catch (CertificateException | RuntimeException lenient) {
        e.addSuppressed(lenient);
        throw new TlsFatalAlert(
            AlertDescription.bad_certificate, "the peer's certificate cannot be parsed", e);
      }
    }
  }
}
