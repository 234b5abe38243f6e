// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateStatus;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/** What a handshake of a server does to attach a staple, for a benchmark. */
public final class StapledMessages {
  private final StapleForms forms = new StapleForms();
  private final TlsCertificate[] chain;

  /** Prepares the messages of a chain in DER. */
  public StapledMessages(List<byte[]> chain) throws IOException {
    BcTlsCrypto crypto = new BcTlsCrypto(new SecureRandom());
    this.chain = new TlsCertificate[chain.size()];
    for (int i = 0; i < this.chain.length; i++) {
      this.chain[i] = crypto.createCertificate(chain.get(i));
    }
  }

  /** Returns the entries of a Certificate message of TLS 1.3. */
  public CertificateEntry[] entries(List<byte[]> responses) {
    return forms.of(responses).entries(chain);
  }

  /** Returns the CertificateStatus message of TLS 1.2. */
  public @Nullable CertificateStatus status(List<byte[]> responses) {
    return forms.of(responses).message();
  }
}
