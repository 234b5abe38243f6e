// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import org.bouncycastle.tls.HandshakeType;
import org.bouncycastle.tls.PRFAlgorithm;
import org.bouncycastle.tls.SecurityParameters;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCryptoUtils;
import org.bouncycastle.tls.crypto.TlsSecret;
import org.postern.internal.crypto.ConnectionCrypto;
import org.postern.internal.policy.CipherSuite;

/** The resumption master secret of a handshake (RFC 8446 section 7.1). */
record ResumptionSecret(TlsSecret master, int hash, int length) {

  /**
   * Derives it when the handshake is complete.
   *
   * @param parameters those of the handshake
   * @param clientFinished the client's Finished message where it is not in the transcript yet
   */
  static ResumptionSecret of(
      ConnectionCrypto crypto, SecurityParameters parameters, byte[] clientFinished)
      throws IOException {
    int hash = parameters.getPRFCryptoHashAlgorithm();
    int length = parameters.getPRFHashLength();
    byte[] transcript = crypto.transcriptHash(clientFinished);
    return new ResumptionSecret(
        TlsCryptoUtils.hkdfExpandLabel(
            parameters.getMasterSecret(), hash, "res master", transcript, length),
        hash,
        length);
  }

  /** Returns the whole Finished message with this body. */
  static byte[] finished(byte[] verifyData) {
    byte[] message = new byte[4 + verifyData.length];
    message[0] = HandshakeType.finished;
    TlsUtils.writeUint24(verifyData.length, message, 1);
    System.arraycopy(verifyData, 0, message, 4, verifyData.length);
    return message;
  }

  /** Derives the pre-shared key of a ticket (RFC 8446 section 4.6.1). */
  byte[] key(byte[] ticketNonce) throws IOException {
    return TlsCryptoUtils.hkdfExpandLabel(master, hash, "resumption", ticketNonce, length)
        .extract();
  }

  /** Returns the PRF of a suite of TLS 1.3, to which the keys of its tickets belong. */
  static int prf(CipherSuite suite) {
    return suite == CipherSuite.TLS_AES_256_GCM_SHA384
        ? PRFAlgorithm.tls13_hkdf_sha384
        : PRFAlgorithm.tls13_hkdf_sha256;
  }
}
