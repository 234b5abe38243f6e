// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse.fuzz;

import java.io.IOException;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** The identity as the low-level API of bctls wants it. */
final class Identities {
  private Identities() {}

  static TlsCredentialedSigner signer(TlsContext context, BcTlsCrypto bc, boolean tls13)
      throws IOException {
    TlsCertificate certificate = bc.createCertificate(Identity.CERTIFICATE);
    Certificate chain =
        tls13
            ? new Certificate(
                TlsUtils.EMPTY_BYTES,
                new CertificateEntry[] {new CertificateEntry(certificate, null)})
            : new Certificate(new TlsCertificate[] {certificate});
    return new BcDefaultTlsCredentialedSigner(
        new TlsCryptoParameters(context),
        bc,
        PrivateKeyFactory.createKey(Identity.KEY),
        chain,
        SignatureAndHashAlgorithm.ed25519);
  }
}
