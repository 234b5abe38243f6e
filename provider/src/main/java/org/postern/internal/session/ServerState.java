// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.NamedGroup;
import org.postern.internal.policy.Protocol;
import org.postern.internal.policy.SignatureScheme;

/**
 * What a server needs to resume a session: the content of a ticket, or of an entry in the cache.
 * What the session is bound to is not in it; it is authenticated with it ({@link TicketSealer}).
 *
 * @param protocol the session's version
 * @param cipherSuite its suite
 * @param group its key exchange group
 * @param signatureScheme the scheme of the server's signature
 * @param sessionId identifies the session and all that resume it, 32 octets
 * @param created when the full handshake was, in milliseconds since the epoch
 * @param expires when it is too old to be resumed, in milliseconds since the epoch
 * @param secret TLS 1.3: the pre-shared key; TLS 1.2: the master secret
 * @param applicationProtocol the ALPN protocol, empty for none
 * @param peerCertificates the client's certificates in DER, which the trust manager has accepted
 * @param peerRawKey the client's raw public key in DER, empty for none
 */
public record ServerState(
    Protocol protocol,
    CipherSuite cipherSuite,
    @Nullable NamedGroup group,
    @Nullable SignatureScheme signatureScheme,
    byte[] sessionId,
    long created,
    long expires,
    byte[] secret,
    String applicationProtocol,
    List<byte[]> peerCertificates,
    byte[] peerRawKey) {

  /** The length of a session's identifier. */
  static final int ID_LENGTH = 32;

  /** Copies the list. */
  public ServerState {
    peerCertificates = List.copyOf(peerCertificates);
  }

  /** Returns whether the client has shown who it is. */
  public boolean authenticated() {
    return !peerCertificates.isEmpty() || peerRawKey.length > 0;
  }
}
