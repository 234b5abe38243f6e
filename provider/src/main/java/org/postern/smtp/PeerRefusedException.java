// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.security.cert.CertificateException;
import org.jspecify.annotations.Nullable;

/**
 * The server's certificates do not prove what was demanded. It is the cause of the {@link
 * javax.net.ssl.SSLHandshakeException} with which the handshake fails.
 */
public final class PeerRefusedException extends CertificateException {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable PeerVerdict verdict;

  /** Makes the exception; its message is {@code DANE: } and the reason of the verdict. */
  public PeerRefusedException(PeerVerdict verdict) {
    super("DANE: " + verdict.reason());
    this.verdict = verdict;
  }

  /** Returns the verdict; null only in an exception that was serialised. */
  public @Nullable PeerVerdict verdict() {
    return verdict;
  }
}
