// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateType;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.postern.internal.crypto.ConnectionCrypto;
import org.postern.internal.crypto.Credentials;
import org.postern.internal.policy.SignatureScheme;

/**
 * A key of this side that was chosen, with the scheme to sign with.
 *
 * @param alias its name in the key manager
 * @param key the private key
 * @param chain the chain, its own certificate first
 * @param scheme the scheme that the peer takes and the key can do
 */
record OwnKey(String alias, PrivateKey key, List<X509Certificate> chain, SignatureScheme scheme) {

  PublicKey publicKey() {
    return chain.get(0).getPublicKey();
  }

  /** Returns what signs with it and shows the chain. */
  TlsCredentialedSigner signer(ConnectionCrypto crypto, boolean tls13, Staples staples)
      throws IOException {
    TlsCertificate[] certificates =
        Credentials.certificates(crypto, chain.toArray(X509Certificate[]::new));
    Certificate message =
        tls13
            ? new Certificate(new byte[0], staples.entries(certificates))
            : new Certificate(certificates);
    return Credentials.signer(crypto, key, publicKey(), message, Codes.algorithm(scheme));
  }

  /** Returns what signs with it and shows the public key only (RFC 7250). */
  TlsCredentialedSigner rawSigner(ConnectionCrypto crypto, boolean tls13) throws IOException {
    CertificateEntry entry = new CertificateEntry(Credentials.rawKey(crypto, publicKey()), null);
    Certificate message =
        new Certificate(
            CertificateType.RawPublicKey,
            tls13 ? new byte[0] : null,
            new CertificateEntry[] {entry});
    return Credentials.signer(crypto, key, publicKey(), message, Codes.algorithm(scheme));
  }
}
