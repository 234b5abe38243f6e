// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.BasicTlsPSKExternal;
import org.bouncycastle.tls.ClientHello;
import org.bouncycastle.tls.PskKeyExchangeMode;
import org.bouncycastle.tls.SecurityParameters;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsPSK;
import org.bouncycastle.tls.TlsPSKExternal;
import org.bouncycastle.tls.TlsSession;
import org.jspecify.annotations.Nullable;
import org.postern.internal.crypto.Secret;
import org.postern.internal.policy.Protocol;
import org.postern.internal.session.ClientScope;
import org.postern.internal.session.Resumable;
import org.postern.internal.session.Session;
import org.postern.internal.session.SessionContext;
import org.postern.internal.session.SessionTicket;

/** How a client resumes sessions, and comes by what resumes them. Used by one thread at a time. */
final class ClientResumption {

  /** A longer ticket is not kept: a ClientHello with it would not fit into one record. */
  private static final int MAX_TICKET_LENGTH = 1 << 13;

  private static final short[] MODES = {PskKeyExchangeMode.psk_dhe_ke};

  private final Handshake handshake;
  private final SessionContext sessions;
  private final @Nullable ClientScope scope;
  private @Nullable Resumable offered;
  private byte[] offeredId = new byte[0];
  private @Nullable ResumptionSecret secret;
  private byte @Nullable [] ticket12;
  private long ticket12Lifetime;

  ClientResumption(Handshake handshake) {
    this.handshake = handshake;
    this.sessions = handshake.environment().clientSessions();
    this.scope = scope(handshake.settings());
  }

  private static @Nullable ClientScope scope(HandshakeSettings settings) {
    String host = settings.peerHost();
    if (host == null || settings.peerPort() < 0) {
      return null;
    }
    return new ClientScope(
        host,
        settings.peerPort(),
        settings.serverNames(),
        settings.rules(),
        settings.applicationProtocols(),
        settings.endpointIdentification(),
        settings.constraints());
  }

  private boolean allows(Protocol protocol) {
    return scope != null && handshake.settings().rules().protocols().contains(protocol);
  }

  /** Decides what to offer. To be called before the ClientHello is made. */
  void begin() {
    if (scope == null) {
      return;
    }
    if (allows(Protocol.TLS_1_3)) {
      offered = sessions.take(scope, Protocol.TLS_1_3);
    }
    if (offered == null && allows(Protocol.TLS_1_2)) {
      offered = sessions.take(scope, Protocol.TLS_1_2);
    }
  }

  private boolean offers(Protocol protocol) {
    return offered != null && offered.protocol() == protocol;
  }

  /** TLS 1.2: returns the session to offer, null for none. */
  @Nullable TlsSession session() {
    if (offered == null || !offers(Protocol.TLS_1_2)) {
      return null;
    }
    // With a ticket, the identifier is one by which the server's answer is told (RFC 5077 3.4).
    offeredId = offered.sessionId();
    if (offeredId.length == 0) {
      offeredId = new byte[32];
      handshake.environment().random().nextBytes(offeredId);
    }
    return Tls12Session.of(handshake.crypto(), offeredId, offered.cipherSuite(), offered.secret());
  }

  /** Adds what tells the server that tickets are welcome, and a ticket of TLS 1.2. */
  void addExtensions(Hashtable<Object, Object> extensions) throws IOException {
    if (allows(Protocol.TLS_1_2)) {
      byte[] ticket = offered != null && offers(Protocol.TLS_1_2) ? offered.ticket() : new byte[0];
      extensions.put(Tls12Session.TICKET_EXTENSION, ticket);
    }
    if (allows(Protocol.TLS_1_3)) {
      TlsExtensionsUtils.addPSKKeyExchangeModesExtension(extensions, MODES);
    }
  }

  /** TLS 1.3: returns the keys to offer, null for none. */
  @Nullable Vector<TlsPSKExternal> keys() {
    if (offered == null || !offers(Protocol.TLS_1_3)) {
      return null;
    }
    Vector<TlsPSKExternal> keys = new Vector<>();
    keys.add(
        new BasicTlsPSKExternal(
            offered.ticket(),
            handshake.crypto().resumptionKey(offered.secret()),
            ResumptionSecret.prf(offered.cipherSuite())));
    return keys;
  }

  /** Returns the ClientHello with the tickets' ages, and with the length of the binders it has. */
  ClientHello complete(ClientHello hello) throws IOException {
    return offered == null ? hello : OfferedTickets.complete(hello, offered, sessions.now());
  }

  /** TLS 1.3: tells which key the server has chosen, null for none. */
  void selected(@Nullable TlsPSK key) {
    if (key != null && offered != null) {
      resume(offered);
    }
  }

  /** TLS 1.2: tells the session ID that the server has sent, which may be empty. */
  void sessionId(byte[] id) {
    if (id.length == 0) {
      return;
    }
    if (offered != null && Arrays.equals(id, offeredId)) {
      resume(offered);
      return;
    }
    Session now = handshake.session();
    Session named = sessions.begin(id, now.getPeerHost(), now.getPeerPort());
    named.facts(now.facts());
    handshake.show(named);
  }

  private void resume(Resumable resumable) {
    Session now = handshake.session();
    handshake.show(
        resumable
            .session()
            .resume(
                now.facts().resuming(resumable.session().facts()),
                now.getPeerHost(),
                now.getPeerPort()));
  }

  /** Makes sure that a full handshake may be done. */
  void full() throws TlsFatalAlert {
    if (!handshake.settings().sessionCreation()) {
      throw new TlsFatalAlert(
          AlertDescription.handshake_failure,
          "the server does not resume, and a new session may not be made");
    }
  }

  /** TLS 1.2: takes a ticket. */
  void ticket(byte[] ticket, long lifetime) {
    ticket12 = ticket;
    ticket12Lifetime = lifetime;
  }

  /** Keeps what is needed of a handshake that is about to be complete. */
  void complete(SecurityParameters parameters) throws IOException {
    // From now on, the session of the connection is the one to be invalid if that fails.
    offered = null;
    if (scope == null) {
      return;
    }
    if (handshake.session().facts().protocol() == Protocol.TLS_1_3) {
      secret = ResumptionSecret.of(handshake.crypto(), parameters, new byte[0]);
    } else if (parameters.isExtendedMasterSecret()) {
      keep12(scope, parameters);
    }
  }

  private void keep12(ClientScope where, SecurityParameters parameters) {
    byte[] ticket = ticket12;
    byte[] id = new byte[0];
    if (ticket == null || ticket.length == 0) {
      if (handshake.session().resumed() || parameters.getSessionID().length == 0) {
        return;
      }
      ticket = new byte[0];
      id = parameters.getSessionID().clone();
    }
    byte[] master = Secret.octets(parameters.getMasterSecret());
    // RFC 5077 section 3.3: a lifetime of 0 is unspecified.
    long lifetime = ticket12Lifetime == 0 ? SessionTicket.MAX_LIFETIME : ticket12Lifetime;
    keep(where, Protocol.TLS_1_2, master, ticket, id, 0, lifetime);
  }

  /** TLS 1.3: takes a NewSessionTicket, which may come at any time after the handshake. */
  void received(SessionTicket ticket) throws IOException {
    if (scope != null && secret != null && ticket.lifetime() > 0) {
      byte[] key = secret.key(ticket.nonce());
      keep(
          scope,
          Protocol.TLS_1_3,
          key,
          ticket.ticket(),
          new byte[0],
          ticket.ageAdd(),
          ticket.lifetime());
    }
  }

  private void keep(
      ClientScope where,
      Protocol protocol,
      byte[] key,
      byte[] ticket,
      byte[] id,
      long ageAdd,
      long lifetime) {
    Session session = handshake.session();
    var suite = session.facts().cipherSuite();
    if (suite == null || ticket.length > MAX_TICKET_LENGTH) {
      return;
    }
    long now = sessions.now();
    long seconds = Math.min(lifetime, SessionTicket.MAX_LIFETIME);
    long expires =
        Math.min(now + seconds * 1000, session.getCreationTime() + sessions.lifetime().toMillis());
    var trusted = session.facts().trustedUntil();
    if (trusted != null) {
      expires = Math.min(expires, trusted.toEpochMilli());
    }
    sessions.keep(
        where, new Resumable(session, protocol, suite, key, ticket, id, ageAdd, now, expires));
  }

  /** Tells that the connection has failed: neither side resumes what may be the cause. */
  void failed() {
    handshake.session().discard();
    if (offered != null) {
      offered.session().discard();
    }
  }
}
