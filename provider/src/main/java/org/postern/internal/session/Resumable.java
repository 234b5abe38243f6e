// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.Protocol;

/**
 * What a client needs to resume a session once: a ticket of TLS 1.3 (RFC 8446 section 4.6.1), or a
 * ticket or session ID of TLS 1.2 (RFC 5077, RFC 5246).
 *
 * @param session the session that is resumed
 * @param protocol its version
 * @param cipherSuite its suite
 * @param secret TLS 1.3: the pre-shared key; TLS 1.2: the master secret
 * @param ticket the ticket, empty for a session ID
 * @param sessionId TLS 1.2: the session ID that the server gave, empty if it gave a ticket
 * @param ageAdd TLS 1.3: what obfuscates the ticket's age
 * @param received when it was received, in milliseconds since the epoch
 * @param expires when it is too old, in milliseconds since the epoch
 */
public record Resumable(
    Session session,
    Protocol protocol,
    CipherSuite cipherSuite,
    byte[] secret,
    byte[] ticket,
    byte[] sessionId,
    long ageAdd,
    long received,
    long expires) {

  /** Returns the obfuscated age of the ticket (RFC 8446 section 4.2.11.1), a uint32. */
  public long obfuscatedAge(long now) {
    return Math.max(0, now - received) + ageAdd & 0xFFFF_FFFFL;
  }
}
