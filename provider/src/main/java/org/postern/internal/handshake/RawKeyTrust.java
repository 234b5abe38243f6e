// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.security.PublicKey;
import java.security.cert.CertificateException;

/**
 * A trust manager of a client that can judge a key without a certificate (RFC 7250). It judges
 * paths by rules of its own, too: of a certificate, only the key is held to the policy before.
 */
public interface RawKeyTrust {

  /** Returns whether a raw public key is asked of the server of this connection. */
  boolean wantsRawKey();

  /**
   * Judges the raw public key of the server.
   *
   * @throws CertificateException if it is not trusted
   */
  void checkServerKey(PublicKey key) throws CertificateException;
}
