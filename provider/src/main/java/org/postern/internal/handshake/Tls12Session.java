// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import org.bouncycastle.tls.ExtensionType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SessionParameters;
import org.bouncycastle.tls.TlsSession;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCrypto;
import org.postern.internal.policy.CipherSuite;

/** A session of TLS 1.2 as bctls resumes it, for one connection. */
final class Tls12Session {

  /** The SessionTicket extension (RFC 5077 section 3.2). */
  static final Integer TICKET_EXTENSION = ExtensionType.session_ticket;

  private Tls12Session() {}

  /** Makes it; sessions without extended master secret are never kept (RFC 7627 section 5.3). */
  static TlsSession of(TlsCrypto crypto, byte[] id, CipherSuite suite, byte[] masterSecret) {
    SessionParameters parameters =
        new SessionParameters.Builder()
            .setCipherSuite(suite.code())
            .setMasterSecret(crypto.createSecret(masterSecret))
            .setNegotiatedVersion(ProtocolVersion.TLSv12)
            .setExtendedMasterSecret(true)
            .build();
    return TlsUtils.importSession(id, parameters);
  }

  /**
   * Returns the parameters of no session. With those, bctls makes and keeps none of its own for a
   * connection of TLS 1.3, where it is never asked for: neither a copy of the master secret nor the
   * certificates as they came.
   */
  static SessionParameters none(TlsCrypto crypto) {
    return new SessionParameters.Builder()
        .setCipherSuite(org.bouncycastle.tls.CipherSuite.TLS_NULL_WITH_NULL_NULL)
        .setMasterSecret(crypto.createSecret(new byte[0]))
        .build();
  }
}
