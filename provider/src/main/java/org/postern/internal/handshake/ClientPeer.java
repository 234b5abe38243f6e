// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import java.util.Hashtable;
import java.util.Vector;
import org.bouncycastle.tls.AbstractTlsClient;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateType;
import org.bouncycastle.tls.NewSessionTicket;
import org.bouncycastle.tls.ProtocolName;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SecurityParameters;
import org.bouncycastle.tls.ServerName;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsPSK;
import org.bouncycastle.tls.TlsPSKExternal;
import org.bouncycastle.tls.TlsSession;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.NamedGroup;
import org.postern.internal.policy.Rules;
import org.postern.internal.policy.SignatureScheme;

/** A client as its settings want it. */
final class ClientPeer extends AbstractTlsClient {
  private final Handshake handshake;
  private final Rules rules;
  private final ClientResumption resumption;
  private @Nullable ClientAuthenticator authenticator;

  ClientPeer(Handshake handshake) {
    super(handshake.crypto());
    this.handshake = handshake;
    this.rules = handshake.settings().rules();
    this.resumption = new ClientResumption(handshake);
  }

  ClientResumption resumption() {
    return resumption;
  }

  Handshake handshake() {
    return handshake;
  }

  /** Tells the scheme with which the server signs, and its group of TLS 1.2, if they are known. */
  void seen(@Nullable SignatureScheme scheme, @Nullable NamedGroup group) {
    if (scheme != null) {
      handshake.learn(facts -> facts.withSignatureScheme(scheme));
    }
    if (group != null) {
      handshake.learn(facts -> facts.withGroup(group));
    }
  }

  /** Tells the OCSP response of TLS 1.2. */
  void stapled(byte[] response) {
    if (authenticator != null) {
      authenticator.stapled(response);
    }
  }

  @Override
  public void notifyHandshakeBeginning() throws IOException {
    super.notifyHandshakeBeginning();
    handshake.beginSession();
    resumption.begin();
    handshake.learn(facts -> facts.withRequestedServerNames(handshake.settings().serverNames()));
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return Codes.versions(rules.protocols());
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return Codes.suites(
        rules.cipherSuites().stream()
            .filter(suite -> rules.protocols().contains(suite.protocol()))
            .toList());
  }

  @Override
  protected @Nullable Vector<ServerName> getSNIServerNames() {
    return Sni.offer(handshake.settings().serverNames());
  }

  @Override
  protected @Nullable Vector<ProtocolName> getProtocolNames() {
    return Alpn.offer(handshake.settings().applicationProtocols());
  }

  @Override
  protected Vector<SignatureAndHashAlgorithm> getSupportedSignatureAlgorithms() {
    return Codes.algorithms(rules.signatureSchemes());
  }

  @Override
  protected Vector<Integer> getSupportedGroups(Vector namedGroupRoles) {
    return Codes.groupVector(KeyShareChoice.offered(rules));
  }

  @Override
  public Vector<Integer> getEarlyKeyShareGroups() {
    return Codes.groupVector(KeyShareChoice.first(handshake.settings()));
  }

  @Override
  protected short @Nullable [] getAllowedServerCertificateTypes() {
    return new Trust(handshake).wantsRawKey()
        ? new short[] {CertificateType.RawPublicKey, CertificateType.X509}
        : null;
  }

  @Override
  public Hashtable<?, ?> getClientExtensions() throws IOException {
    Hashtable<Object, Object> extensions = new Hashtable<>(super.getClientExtensions());
    resumption.addExtensions(extensions);
    return ClientExtensions.prune(extensions);
  }

  @Override
  public @Nullable TlsSession getSessionToResume() {
    return resumption.session();
  }

  @Override
  public @Nullable Vector<TlsPSKExternal> getExternalPSKs() {
    return resumption.keys();
  }

  @Override
  public void notifySelectedPSK(@Nullable TlsPSK key) {
    resumption.selected(key);
  }

  @Override
  public void notifySessionID(byte[] sessionId) {
    resumption.sessionId(sessionId);
  }

  @Override
  public void notifyNewSessionTicket(NewSessionTicket ticket) {
    resumption.ticket(ticket.getTicket(), ticket.getTicketLifetimeHint());
  }

  @Override
  public boolean requiresExtendedMasterSecret() {
    return rules.extendedMasterSecretRequired();
  }

  @Override
  public void notifySecureRenegotiation(boolean secureRenegotiation) throws IOException {
    if (!secureRenegotiation && rules.secureRenegotiationRequired()) {
      throw new TlsFatalAlert(
          AlertDescription.handshake_failure, "the server does not know RFC 5746");
    }
  }

  @Override
  public void notifyServerVersion(ProtocolVersion version) {
    handshake.learn(facts -> facts.withProtocol(Codes.negotiated(version)));
  }

  @Override
  public void notifySelectedCipherSuite(int suite) {
    handshake.learn(facts -> facts.withCipherSuite(Codes.negotiated(suite)));
  }

  @Override
  public void processServerExtensions(Hashtable serverExtensions) throws IOException {
    super.processServerExtensions(serverExtensions);
    learnApplicationProtocol();
  }

  @Override
  public TlsAuthentication getAuthentication() throws IOException {
    resumption.full();
    ClientAuthenticator made = new ClientAuthenticator(handshake, context);
    authenticator = made;
    return made;
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    learnApplicationProtocol();
    if (handshake.isTls13()) {
      SecurityParameters parameters = context.getSecurityParametersConnection();
      handshake.learn(facts -> facts.withGroup(Codes.group(parameters.getNegotiatedGroup())));
      KeyShareChoice.remember(handshake.settings(), handshake.session().facts().group());
    } else {
      SecurityParameters parameters = context.getSecurityParameters();
      handshake
          .session()
          .protections(parameters.isExtendedMasterSecret(), parameters.isSecureRenegotiation());
    }
    forget();
  }

  /** Forgets what only the handshake needs: a connection may be idle for long. */
  private void forget() {
    authenticator = null;
    cipherSuites = null;
    protocolVersions = null;
    supportedGroups = null;
    supportedSignatureAlgorithms = null;
    supportedSignatureAlgorithmsCert = null;
  }

  private void learnApplicationProtocol() throws IOException {
    SecurityParameters parameters = context.getSecurityParameters();
    String chosen =
        Alpn.chosen(
            parameters.getApplicationProtocol(), handshake.settings().applicationProtocols());
    handshake.applicationProtocol(chosen);
  }
}
