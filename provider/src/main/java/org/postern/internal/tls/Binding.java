// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.postern.internal.session.Session;
import org.postern.internal.smtp.NextHop;
import org.postern.smtp.PeerRefusedException;
import org.postern.smtp.PeerVerdict;
import org.postern.smtp.PeerVerdict.TlsFacts;
import org.postern.smtp.TlsRequirement;

/** Binds connections to one requirement, whatever is set on them. Thread-safe. */
final class Binding {

  private final TlsRequirement requirement;
  private final ContextKey key;
  private final Judge judge;
  private final Limits limits;
  private final List<SNIServerName> serverNames;

  Binding(TlsRequirement requirement, ContextKey key, Judge judge, Limits limits) {
    this.requirement = requirement;
    this.key = key;
    this.judge = judge;
    this.limits = limits;
    this.serverNames = serverNames(requirement.serverName());
  }

  TlsRequirement requirement() {
    return requirement;
  }

  ContextKey key() {
    return key;
  }

  Judge judge() {
    return judge;
  }

  Limits limits() {
    return limits;
  }

  /**
   * Puts what the requirement fixes into parameters: SNI is its name (RFC 7672 section 8.1), names
   * are checked by the judge and by nothing else, versions and suites are the policy's.
   */
  SSLParameters enforce(SSLParameters parameters) {
    parameters.setServerNames(serverNames);
    // Empty, because null leaves an algorithm in force that was set before.
    parameters.setEndpointIdentificationAlgorithm("");
    return limits.limit(parameters);
  }

  /**
   * Returns the session of a finished handshake with its verdict. Where the session carries none,
   * the certificates that it remembers are judged.
   *
   * @param connection the socket or engine underneath
   * @throws SSLHandshakeException if the requirement is not met
   */
  BoundSession conclude(SSLSession session, Object connection) throws SSLHandshakeException {
    Proof proof = Proof.of(session, key);
    PeerVerdict verdict = proof == null ? judged(session) : proof.verdict();
    if (!verdict.accepted()) {
      session.invalidate();
      throw refusal(new PeerRefusedException(verdict));
    }
    return new BoundSession(session, verdict.withTls(facts(session, proof, connection)));
  }

  private PeerVerdict judged(SSLSession session) {
    PublicKey raw = session instanceof Session own ? own.peerRawKey() : null;
    return raw == null ? judge.judge(certificates(session)) : judge.judgeKey(raw);
  }

  private static TlsFacts facts(SSLSession session, @Nullable Proof proof, Object connection) {
    boolean resumed =
        session instanceof Session own
            ? own.resumed()
            : proof == null || proof.connection().get() != connection;
    return new TlsFacts(
        session.getProtocol(),
        session.getCipherSuite(),
        session instanceof Session own ? own.group() : null,
        resumed,
        Weaknesses.of(session));
  }

  /**
   * Returns the failure to throw for one that JSSE threw: where the requirement was not met, its
   * message is the reason on every JDK.
   */
  static SSLException clear(SSLException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PeerRefusedException refused) {
        return refusal(refused);
      }
    }
    return failure;
  }

  private static SSLHandshakeException refusal(PeerRefusedException cause) {
    SSLHandshakeException failure = new SSLHandshakeException(cause.getMessage());
    failure.initCause(cause);
    return failure;
  }

  private static Certificate @Nullable [] certificates(SSLSession session) {
    try {
      return session.getPeerCertificates();
    } catch (SSLPeerUnverifiedException e) {
      return null;
    }
  }

  private static List<SNIServerName> serverNames(String name) {
    if (NextHop.address(name) != null) {
      return List.of();
    }
    try {
      return List.of(new SNIHostName(name.getBytes(StandardCharsets.US_ASCII)));
    } catch (IllegalArgumentException e) {
      // A name that TLS cannot carry is not sent; which certificate is right is judged all the
      // same.
      return List.of();
    }
  }
}
