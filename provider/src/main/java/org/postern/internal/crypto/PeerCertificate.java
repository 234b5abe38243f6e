// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.io.IOException;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.tls.crypto.Tls13Verifier;
import org.bouncycastle.tls.crypto.TlsVerifier;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCertificate;

/**
 * A certificate that a peer sent. Whether its key usage counts is for the trust manager to say: in
 * a PKIX path it does (RFC 5280 section 4.2.1.3), under DANE-EE it does not (RFC 7671 section 5.1).
 * Those of the peers met lately, and of their authorities, are parsed once.
 */
final class PeerCertificate extends BcTlsCertificate {

  private static final EncodingCache<Parsed> PARSED = new EncodingCache<>();

  private final ConnectionCrypto own;
  private final byte[] encoding;

  private record Parsed(Certificate certificate, byte[] encoding) {
    static Parsed of(byte[] encoding) throws IOException {
      return new Parsed(parseCertificate(encoding), encoding);
    }
  }

  PeerCertificate(ConnectionCrypto crypto, byte[] encoding) throws IOException {
    this(crypto, PARSED.get(encoding, Parsed::of));
  }

  private PeerCertificate(ConnectionCrypto crypto, Parsed parsed) {
    super(crypto, parsed.certificate);
    this.own = crypto;
    this.encoding = parsed.encoding;
  }

  /** The octets as they came. Not copied, and not to be changed. */
  @Override
  public byte[] getEncoded() {
    return encoding;
  }

  @Override
  public TlsVerifier createVerifier(short signatureAlgorithm) {
    return Verifiers.tls12(own, getSubjectPublicKeyInfo());
  }

  @Override
  public Tls13Verifier createVerifier(int signatureScheme) throws IOException {
    return Verifiers.tls13(own, getSubjectPublicKeyInfo(), signatureScheme);
  }
}
