// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.Protocol;
import org.postern.internal.session.Resumption;
import org.postern.internal.session.ServerState;
import org.postern.internal.session.Session;
import org.postern.internal.session.SessionFacts;

/** What a server remembers of a session, and what it knows again of one. */
final class ServerStates {

  private ServerStates() {}

  /**
   * Returns what to remember, null if the session is not to be resumed. It is too old when the
   * verdict on the client is, and when one of the client's certificates is.
   *
   * @param key what the session is resumed with
   * @param now the time in milliseconds since the epoch
   * @param lifetime in milliseconds
   */
  static @Nullable ServerState of(Session session, byte[] key, long now, long lifetime) {
    SessionFacts facts = session.facts();
    Protocol protocol = facts.protocol();
    CipherSuite suite = facts.cipherSuite();
    if (protocol == null || suite == null || !session.isValid()) {
      return null;
    }
    long expires = session.getCreationTime() + lifetime;
    Instant trusted = facts.trustedUntil();
    if (trusted != null) {
      expires = Math.min(expires, trusted.toEpochMilli());
    }
    List<byte[]> certificates = new ArrayList<>();
    for (X509Certificate certificate : facts.peerCertificates()) {
      expires = Math.min(expires, certificate.getNotAfter().getTime());
      try {
        certificates.add(certificate.getEncoded());
      } catch (CertificateEncodingException e) {
        return null;
      }
    }
    PublicKey rawKey = facts.peerRawKey();
    // Less than a second is no lifetime for a ticket.
    return expires < now + 1000
        ? null
        : new ServerState(
            protocol,
            suite,
            facts.group(),
            facts.signatureScheme(),
            session.getId(),
            session.getCreationTime(),
            expires,
            key,
            facts.applicationProtocol(),
            certificates,
            rawKey == null ? new byte[0] : rawKey.getEncoded());
  }

  /** Returns what is known again, null if it cannot be read. */
  static @Nullable SessionFacts facts(Resumption resumption) {
    Session known = resumption.session();
    if (known != null) {
      return known.facts();
    }
    ServerState state = resumption.state();
    try {
      List<X509Certificate> certificates = new ArrayList<>();
      for (byte[] der : state.peerCertificates()) {
        certificates.add(
            (X509Certificate)
                CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der)));
      }
      PublicKey rawKey = state.peerRawKey().length == 0 ? null : RawKey.of(state.peerRawKey());
      return SessionFacts.NONE
          .withProtocol(state.protocol())
          .withCipherSuite(state.cipherSuite())
          .withGroup(state.group())
          .withSignatureScheme(state.signatureScheme())
          .withPeerCertificates(certificates)
          .withPeerRawKey(rawKey)
          // Whoever renews the ticket must not renew the verdict on the client.
          .withTrustedUntil(Instant.ofEpochMilli(state.expires()));
    } catch (CertificateException | IOException e) {
      return null;
    }
  }
}
