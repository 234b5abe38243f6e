// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.BasicTlsPSKExternal;
import org.bouncycastle.tls.ClientHello;
import org.bouncycastle.tls.NewSessionTicket;
import org.bouncycastle.tls.ProtocolName;
import org.bouncycastle.tls.PskIdentity;
import org.bouncycastle.tls.PskKeyExchangeMode;
import org.bouncycastle.tls.SecurityParameters;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsPSKExternal;
import org.bouncycastle.tls.TlsSession;
import org.jspecify.annotations.Nullable;
import org.postern.internal.crypto.Secret;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.Protocol;
import org.postern.internal.session.Resumption;
import org.postern.internal.session.ServerSessions;
import org.postern.internal.session.ServerState;
import org.postern.internal.session.Session;
import org.postern.internal.session.SessionContext;
import org.postern.internal.session.SessionFacts;
import org.postern.internal.session.SessionTicket;

/** How a server resumes sessions, and issues what resumes them. Used by one thread at a time. */
final class ServerResumption {

  /** A client that offers more of them is not looked through to the end. */
  private static final int MAX_IDENTITIES = 8;

  private static final byte[] NOTHING = new byte[0];

  private final Handshake handshake;
  private final SessionContext sessions;
  private @Nullable ClientHello hello;
  private byte[] binding = NOTHING;
  private List<String> protocols = List.of();
  private boolean extendedMasterSecret;
  private boolean ticketSent;

  ServerResumption(Handshake handshake) {
    this.handshake = handshake;
    this.sessions = handshake.environment().serverSessions();
  }

  /** Tells the ClientHello, before anything of it is looked at. */
  void received(ClientHello clientHello) throws IOException {
    byte[] asked = SessionBinding.of(handshake.settings(), clientHello.getExtensions());
    if (hello != null && !Arrays.equals(asked, binding)) {
      throw new TlsFatalAlert(
          AlertDescription.illegal_parameter,
          "the second ClientHello asks for another server name (RFC 8446 section 4.1.2)");
    }
    hello = clientHello;
    binding = asked;
    anew();
    Vector<?> names = TlsExtensionsUtils.getALPNExtensionClient((Hashtable) extensions());
    protocols =
        names == null
            ? List.of()
            : names.stream().map(name -> Alpn.text((ProtocolName) name)).toList();
    extendedMasterSecret =
        TlsExtensionsUtils.hasExtendedMasterSecretExtension((Hashtable) extensions());
  }

  /**
   * Shows a new session where one was to be resumed and is not, such as after a HelloRetryRequest:
   * whoever sends a ClientHello again, ticket and binder included, has not shown that it knows the
   * key. Nothing of the other session may be left.
   */
  private void anew() {
    Session shown = handshake.session();
    if (shown.resumed()) {
      SessionFacts now = shown.facts();
      handshake.beginSession();
      handshake.learn(facts -> now.withoutSession());
    }
  }

  /** Forgets the ClientHello, when the handshake is over. */
  void forget() {
    hello = null;
  }

  private Hashtable<?, ?> extensions() {
    Hashtable<?, ?> extensions = hello == null ? null : hello.getExtensions();
    return extensions == null ? new Hashtable<>() : extensions;
  }

  /** TLS 1.2: returns the session that a ticket or session ID of the client resumes, or null. */
  @Nullable TlsSession session(byte[] sessionId) {
    // A client that sends a ticket tells resumption by its session ID (RFC 5077 section 3.4).
    if (sessionId.length == 0 || sessionId.length > 32) {
      return null;
    }
    ServerSessions.View view = sessions.server();
    Resumption found =
        extensions().get(Tls12Session.TICKET_EXTENSION) instanceof byte[] ticket
                && ticket.length > 0
            ? view.open(ticket, binding)
            : view.recall(sessionId, binding);
    if (found == null || !fits(found.state(), Protocol.TLS_1_2) || !offers(found.state())) {
      return null;
    }
    if (!extendedMasterSecret || !resume(found)) {
      return null;
    }
    ServerState state = found.state();
    return Tls12Session.of(handshake.crypto(), sessionId, state.cipherSuite(), state.secret());
  }

  private boolean offers(ServerState state) {
    for (int suite : hello == null ? new int[0] : hello.getCipherSuites()) {
      if (suite == state.cipherSuite().code()) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a connection with these settings, and this ClientHello, may resume it. */
  private boolean fits(ServerState state, Protocol protocol) {
    boolean identified =
        handshake.settings().clientAuthentication() != ClientAuthentication.NEEDED
            || state.authenticated();
    return state.protocol() == protocol
        && identified
        && handshake.settings().rules().cipherSuites().contains(state.cipherSuite())
        && (state.applicationProtocol().isEmpty()
            || protocols.contains(state.applicationProtocol()));
  }

  /** Shows the session that is resumed; says no if what is known of it cannot be read. */
  private boolean resume(Resumption found) {
    SessionFacts before = ServerStates.facts(found);
    if (before == null) {
      return false;
    }
    Session now = handshake.session();
    handshake.show(
        sessions.resume(found, now.facts().resuming(before), now.getPeerHost(), now.getPeerPort()));
    return true;
  }

  /** TLS 1.2: returns the identifier of a new session, empty where the client gets a ticket. */
  byte[] newSessionId() {
    anew();
    return givesTicket() ? NOTHING : handshake.session().getId();
  }

  private boolean givesTicket() {
    return extensions().containsKey(Tls12Session.TICKET_EXTENSION)
        && handshake.session().facts().protocol() == Protocol.TLS_1_2
        && sessions.server().hasKeys();
  }

  /** TLS 1.2, full handshake: says that there will be a ticket. */
  void addExtensions(Hashtable<Object, Object> extensions) {
    if (givesTicket()) {
      extensions.put(Tls12Session.TICKET_EXTENSION, NOTHING);
    }
  }

  /** TLS 1.2: returns the ticket of a full handshake; an empty one if there is none after all. */
  NewSessionTicket ticket(SecurityParameters parameters) {
    ServerState state = parameters.isExtendedMasterSecret() ? state12(parameters) : null;
    byte[] ticket = state == null ? null : seal(state);
    ticketSent = true;
    return state == null || ticket == null
        ? new NewSessionTicket(0, NOTHING)
        : new NewSessionTicket(seconds(state), ticket);
  }

  /** TLS 1.2: remembers a session that has no ticket. */
  void complete12(SecurityParameters parameters) {
    Session session = handshake.session();
    if (!session.resumed()
        && !ticketSent
        && parameters.getSessionID().length > 0
        && parameters.isExtendedMasterSecret()) {
      ServerState state = state12(parameters);
      if (state != null) {
        sessions.server().remember(state, binding, session);
      }
    }
  }

  private @Nullable ServerState state12(SecurityParameters parameters) {
    return state(Secret.octets(parameters.getMasterSecret()));
  }

  /**
   * TLS 1.3: returns the key of the first ticket that can be resumed with the suite, null for none.
   * Its identity in the vector is replaced by one of age 0, by which bctls finds it; the binder is
   * computed over the message as it came.
   */
  @Nullable TlsPSKExternal choose(Vector<PskIdentity> identities, CipherSuite suite) {
    int prf = ResumptionSecret.prf(suite);
    ServerSessions.View view = sessions.server();
    for (int i = 0; i < Math.min(identities.size(), MAX_IDENTITIES); i++) {
      byte[] ticket = identities.get(i).getIdentity();
      Resumption found = view.open(ticket, binding);
      if (found != null
          && fits(found.state(), Protocol.TLS_1_3)
          && ResumptionSecret.prf(found.state().cipherSuite()) == prf
          && resume(found)) {
        identities.set(i, new PskIdentity(ticket, 0));
        return new BasicTlsPSKExternal(
            ticket, handshake.crypto().resumptionKey(found.state().secret()), prf);
      }
    }
    return null;
  }

  /** Returns whether the client takes tickets of TLS 1.3 (RFC 8446 section 4.2.9). */
  private boolean takesTickets() throws IOException {
    short[] modes = TlsExtensionsUtils.getPSKKeyExchangeModesExtension((Hashtable) extensions());
    if (modes != null) {
      for (short mode : modes) {
        if (mode == PskKeyExchangeMode.psk_dhe_ke) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * TLS 1.3: returns the messages with the tickets, empty if there are none. A client that has used
   * up one ticket gets one, a new client one for each of two connections at a time.
   */
  byte[] tickets(ResumptionSecret secret) throws IOException {
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int count = !takesTickets() ? 0 : handshake.session().resumed() ? 1 : 2;
    for (byte i = 0; i < count; i++) {
      byte[] nonce = {i};
      ServerState state = state(secret.key(nonce));
      byte[] ticket = state == null ? null : seal(state);
      if (state == null || ticket == null) {
        break;
      }
      long ageAdd = Integer.toUnsignedLong(handshake.environment().random().nextInt());
      messages.writeBytes(new SessionTicket(seconds(state), ageAdd, nonce, ticket).encode());
    }
    return messages.toByteArray();
  }

  /** Forgets what only the handshake needs. */
  void over() {
    hello = null;
    protocols = List.of();
    binding = NOTHING;
  }

  /** Makes sure that a full handshake may be done. */
  void full() throws TlsFatalAlert {
    if (!handshake.settings().sessionCreation()) {
      throw new TlsFatalAlert(
          AlertDescription.handshake_failure,
          "the client resumes nothing, and a new session may not be made");
    }
  }

  private byte @Nullable [] seal(ServerState state) {
    return sessions.server().seal(state, binding, handshake.session());
  }

  private @Nullable ServerState state(byte[] key) {
    return ServerStates.of(
        handshake.session(), key, sessions.now(), sessions.lifetime().toMillis());
  }

  private long seconds(ServerState state) {
    return (state.expires() - sessions.now()) / 1000;
  }
}
