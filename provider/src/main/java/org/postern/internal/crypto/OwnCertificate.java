// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCertificate;

/** A certificate to send, parsed and encoded once. */
final class OwnCertificate extends BcTlsCertificate {

  private final byte[] encoding;

  private OwnCertificate(ConnectionCrypto crypto, Parsed parsed) {
    super(crypto, parsed.certificate);
    this.encoding = parsed.encoding;
  }

  static OwnCertificate of(ConnectionCrypto crypto, X509Certificate certificate)
      throws IOException {
    return new OwnCertificate(crypto, Parsed.CACHE.get(certificate, Parsed::of));
  }

  @Override
  public byte[] getEncoded() {
    return encoding;
  }

  private record Parsed(Certificate certificate, byte[] encoding) {

    static final WeakCache<X509Certificate, Parsed> CACHE = new WeakCache<>();

    static Parsed of(X509Certificate certificate) throws IOException {
      try {
        byte[] encoding = certificate.getEncoded();
        return new Parsed(parseCertificate(encoding), encoding);
      } catch (CertificateEncodingException e) {
        throw new IOException("the certificate of " + certificate.getSubjectX500Principal(), e);
      }
    }
  }
}
