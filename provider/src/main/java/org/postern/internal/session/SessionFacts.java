// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SNIServerName;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.NamedGroup;
import org.postern.internal.policy.Protocol;
import org.postern.internal.policy.SignatureScheme;

/**
 * What is known of a session. Immutable; while a handshake lasts, each step replaces it by one that
 * knows more.
 *
 * @param protocol the version, null before it is negotiated
 * @param cipherSuite the suite, null before it is negotiated
 * @param group the key exchange group, null if none
 * @param signatureScheme the scheme of the server's signature, null before it is seen
 * @param requestedServerNames the names that the client asked for
 * @param localCertificates what this side has shown, its own certificate first; may be empty
 * @param peerCertificates what the peer has shown, its own certificate first; may be empty
 * @param peerRawKey the raw public key that the peer has shown instead (RFC 7250)
 * @param statusResponses the OCSP responses that the server has stapled, in order of its chain
 * @param localSignatureSchemes the schemes that this side takes
 * @param peerSignatureSchemes the schemes that the peer takes
 * @param applicationProtocol the ALPN protocol, empty for none
 * @param trustedUntil until when the verdict on the peer holds, after which the session is not
 *     resumed; null if nothing limits it
 */
public record SessionFacts(
    @Nullable Protocol protocol,
    @Nullable CipherSuite cipherSuite,
    @Nullable NamedGroup group,
    @Nullable SignatureScheme signatureScheme,
    List<SNIServerName> requestedServerNames,
    List<X509Certificate> localCertificates,
    List<X509Certificate> peerCertificates,
    @Nullable PublicKey peerRawKey,
    List<byte[]> statusResponses,
    List<SignatureScheme> localSignatureSchemes,
    List<SignatureScheme> peerSignatureSchemes,
    String applicationProtocol,
    @Nullable Instant trustedUntil) {

  /** Nothing is known yet. */
  public static final SessionFacts NONE =
      new SessionFacts(
          null, null, null, null, List.of(), List.of(), List.of(), null, List.of(), List.of(),
          List.of(), "", null);

  /** Copies the lists. */
  public SessionFacts {
    requestedServerNames = List.copyOf(requestedServerNames);
    localCertificates = List.copyOf(localCertificates);
    peerCertificates = List.copyOf(peerCertificates);
    statusResponses = List.copyOf(statusResponses);
    localSignatureSchemes = List.copyOf(localSignatureSchemes);
    peerSignatureSchemes = List.copyOf(peerSignatureSchemes);
  }

  /** Returns these facts with another {@link #protocol}. */
  public SessionFacts withProtocol(Protocol protocol) {
    return changed(draft -> draft.protocol = protocol);
  }

  /** Returns these facts with another {@link #cipherSuite}. */
  public SessionFacts withCipherSuite(CipherSuite cipherSuite) {
    return changed(draft -> draft.cipherSuite = cipherSuite);
  }

  /** Returns these facts with another {@link #group}. */
  public SessionFacts withGroup(@Nullable NamedGroup group) {
    return changed(draft -> draft.group = group);
  }

  /** Returns these facts with another {@link #signatureScheme}. */
  public SessionFacts withSignatureScheme(@Nullable SignatureScheme signatureScheme) {
    return changed(draft -> draft.signatureScheme = signatureScheme);
  }

  /** Returns these facts with another {@link #requestedServerNames}. */
  public SessionFacts withRequestedServerNames(List<SNIServerName> requestedServerNames) {
    return changed(draft -> draft.requestedServerNames = requestedServerNames);
  }

  /** Returns these facts with another {@link #localCertificates}. */
  public SessionFacts withLocalCertificates(List<X509Certificate> localCertificates) {
    return changed(draft -> draft.localCertificates = localCertificates);
  }

  /** Returns these facts with another {@link #peerCertificates}. */
  public SessionFacts withPeerCertificates(List<X509Certificate> peerCertificates) {
    return changed(draft -> draft.peerCertificates = peerCertificates);
  }

  /** Returns these facts with another {@link #peerRawKey}. */
  public SessionFacts withPeerRawKey(@Nullable PublicKey peerRawKey) {
    return changed(draft -> draft.peerRawKey = peerRawKey);
  }

  /** Returns these facts with another {@link #statusResponses}. */
  public SessionFacts withStatusResponses(List<byte[]> statusResponses) {
    return changed(draft -> draft.statusResponses = statusResponses);
  }

  /** Returns these facts with another {@link #localSignatureSchemes}. */
  public SessionFacts withLocalSignatureSchemes(List<SignatureScheme> localSignatureSchemes) {
    return changed(draft -> draft.localSignatureSchemes = localSignatureSchemes);
  }

  /** Returns these facts with another {@link #peerSignatureSchemes}. */
  public SessionFacts withPeerSignatureSchemes(List<SignatureScheme> peerSignatureSchemes) {
    return changed(draft -> draft.peerSignatureSchemes = peerSignatureSchemes);
  }

  /** Returns these facts with another {@link #applicationProtocol}. */
  public SessionFacts withApplicationProtocol(String applicationProtocol) {
    return changed(draft -> draft.applicationProtocol = applicationProtocol);
  }

  /** Returns these facts with another {@link #trustedUntil}. */
  public SessionFacts withTrustedUntil(@Nullable Instant trustedUntil) {
    return changed(draft -> draft.trustedUntil = trustedUntil);
  }

  private SessionFacts changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.facts();
  }

  /** Returns what these facts say of the connection, without what a session has brought. */
  public SessionFacts withoutSession() {
    return new SessionFacts(
        protocol,
        cipherSuite,
        null,
        null,
        requestedServerNames,
        List.of(),
        List.of(),
        null,
        List.of(),
        localSignatureSchemes,
        peerSignatureSchemes,
        applicationProtocol,
        null);
  }

  /** Returns these facts with what a resumed session has kept of its full handshake. */
  public SessionFacts resuming(SessionFacts before) {
    return new SessionFacts(
        protocol,
        cipherSuite == null ? before.cipherSuite : cipherSuite,
        group == null ? before.group : group,
        before.signatureScheme,
        requestedServerNames,
        before.localCertificates,
        before.peerCertificates,
        before.peerRawKey,
        before.statusResponses,
        localSignatureSchemes,
        peerSignatureSchemes,
        applicationProtocol,
        before.trustedUntil);
  }

  /** The parts, while one is replaced. */
  private static final class Draft {
    private @Nullable Protocol protocol;
    private @Nullable CipherSuite cipherSuite;
    private @Nullable NamedGroup group;
    private @Nullable SignatureScheme signatureScheme;
    private List<SNIServerName> requestedServerNames;
    private List<X509Certificate> localCertificates;
    private List<X509Certificate> peerCertificates;
    private @Nullable PublicKey peerRawKey;
    private List<byte[]> statusResponses;
    private List<SignatureScheme> localSignatureSchemes;
    private List<SignatureScheme> peerSignatureSchemes;
    private String applicationProtocol;
    private @Nullable Instant trustedUntil;

    Draft(SessionFacts facts) {
      protocol = facts.protocol;
      cipherSuite = facts.cipherSuite;
      group = facts.group;
      signatureScheme = facts.signatureScheme;
      requestedServerNames = facts.requestedServerNames;
      localCertificates = facts.localCertificates;
      peerCertificates = facts.peerCertificates;
      peerRawKey = facts.peerRawKey;
      statusResponses = facts.statusResponses;
      localSignatureSchemes = facts.localSignatureSchemes;
      peerSignatureSchemes = facts.peerSignatureSchemes;
      applicationProtocol = facts.applicationProtocol;
      trustedUntil = facts.trustedUntil;
    }

    SessionFacts facts() {
      return new SessionFacts(
          protocol,
          cipherSuite,
          group,
          signatureScheme,
          requestedServerNames,
          localCertificates,
          peerCertificates,
          peerRawKey,
          statusResponses,
          localSignatureSchemes,
          peerSignatureSchemes,
          applicationProtocol,
          trustedUntil);
    }
  }
}
