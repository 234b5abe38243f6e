// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import java.util.Hashtable;
import java.util.List;
import java.util.Vector;
import javax.net.ssl.SNIServerName;
import org.bouncycastle.tls.AbstractTlsServer;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CertificateStatus;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientHello;
import org.bouncycastle.tls.NewSessionTicket;
import org.bouncycastle.tls.ProtocolName;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SecurityParameters;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsECCUtils;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsPSKExternal;
import org.bouncycastle.tls.TlsSession;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsECConfig;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.NamedGroup;
import org.postern.internal.policy.Protocol;
import org.postern.internal.policy.Rules;

/** A server as its settings want it. */
final class ServerPeer extends AbstractTlsServer {
  private final Handshake handshake;
  private final Rules rules;
  private final ServerResumption resumption;
  private @Nullable ServerChoice choice;
  private boolean helloSeen;
  private boolean nameMatched;

  ServerPeer(Handshake handshake) {
    super(handshake.crypto());
    this.handshake = handshake;
    this.rules = handshake.settings().rules();
    this.resumption = new ServerResumption(handshake);
  }

  ServerResumption resumption() {
    return resumption;
  }

  Handshake handshake() {
    return handshake;
  }

  /** Tells the ClientHello, before anything of it is looked at. */
  void received(ClientHello hello) throws IOException {
    helloSeen = true;
    choice = new ServerChoice(handshake, hello);
    // After a HelloRetryRequest, the version is known already.
    choice.version(handshake.session().facts().protocol());
    resumption.received(hello);
  }

  boolean hasClientHello() {
    return helloSeen;
  }

  private ServerChoice choice() {
    if (choice == null) {
      throw new IllegalStateException("no ClientHello yet");
    }
    return choice;
  }

  @Override
  public void notifyHandshakeBeginning() throws IOException {
    super.notifyHandshakeBeginning();
    handshake.beginSession();
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return Codes.versions(rules.protocols());
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return Codes.suites(rules.cipherSuites());
  }

  /** Prefers the latest version that both have. */
  @Override
  public ProtocolVersion getServerVersion() throws IOException {
    for (ProtocolVersion version : getProtocolVersions()) {
      if (ProtocolVersion.contains(context.getClientSupportedVersions(), version)) {
        Protocol protocol = Codes.negotiated(version);
        handshake.learn(facts -> facts.withProtocol(protocol));
        choice().version(protocol);
        return version;
      }
    }
    throw new TlsFatalAlert(
        AlertDescription.protocol_version, "the client does none of " + rules.protocols());
  }

  /** The order is that of {@link ServerChoice#groups}. */
  @Override
  public boolean preferLocalSupportedGroups() {
    return true;
  }

  @Override
  public int[] getSupportedGroups() throws IOException {
    return Codes.groups(choice().groups());
  }

  @Override
  public TlsECConfig getECDHConfig() throws IOException {
    NamedGroup group = choice().groups().get(0);
    handshake.learn(facts -> facts.withGroup(group));
    return TlsECCUtils.createNamedECConfig(context, group.code());
  }

  @Override
  public void notifySecureRenegotiation(boolean secureRenegotiation) throws IOException {
    if (!secureRenegotiation && rules.secureRenegotiationRequired()) {
      throw new TlsFatalAlert(
          AlertDescription.handshake_failure, "the client does not know RFC 5746");
    }
  }

  @Override
  public boolean requiresExtendedMasterSecret() {
    return rules.extendedMasterSecretRequired();
  }

  @Override
  public void processClientExtensions(Hashtable clientExtensions) throws IOException {
    super.processClientExtensions(clientExtensions);
    SecurityParameters parameters = context.getSecurityParametersHandshake();
    List<SNIServerName> names = Sni.received(parameters.getClientServerNames());
    handshake.learn(facts ->
        facts
            .withRequestedServerNames(names)
            .withPeerSignatureSchemes(Codes.schemes(parameters.getClientSigAlgs())));
    nameMatched = Sni.match(names, handshake.settings().serverNameMatchers());
  }

  @Override
  public int getSelectedCipherSuite() throws IOException {
    selectedCipherSuite = choice().selectSuite();
    handshake.learn(facts -> facts.withCipherSuite(Codes.negotiated(selectedCipherSuite)));
    return selectedCipherSuite;
  }

  @Override
  public @Nullable TlsSession getSessionToResume(byte[] sessionId) {
    return resumption.session(sessionId);
  }

  @Override
  public byte[] getNewSessionID() {
    return resumption.newSessionId();
  }

  @Override
  public NewSessionTicket getNewSessionTicket() {
    return resumption.ticket(context.getSecurityParametersHandshake());
  }

  /** Chooses the suite first: the key of a ticket belongs to its hash function. */
  @Override
  @SuppressWarnings("unchecked")
  public @Nullable TlsPSKExternal getExternalPSK(Vector identities) {
    int suite = context.getSecurityParametersHandshake().getCipherSuite();
    try {
      // After a HelloRetryRequest, it is chosen already.
      suite = suite == CipherSuite.TLS_NULL_WITH_NULL_NULL ? getSelectedCipherSuite() : suite;
    } catch (IOException e) {
      // No suite in common: bctls asks again, and fails.
      return null;
    }
    return resumption.choose(identities, Codes.negotiated(suite));
  }

  @Override
  protected boolean allowCertificateStatus() {
    try {
      return choice().staples().message() != null;
    } catch (IOException e) {
      return false; // bctls has read the same extensions already
    }
  }

  @Override
  public Hashtable<?, ?> getServerExtensions() throws IOException {
    Hashtable<Object, Object> extensions = new Hashtable<>(super.getServerExtensions());
    if (nameMatched) {
      TlsExtensionsUtils.addServerNameExtensionServer(extensions);
    }
    resumption.addExtensions(extensions);
    return extensions;
  }

  @Override
  public void getServerExtensionsForConnection(Hashtable extensions) throws IOException {
    super.getServerExtensionsForConnection(extensions);
    handshake.applicationProtocol(Alpn.text(selectedProtocolName));
    int[] preferred = choice().preferredGroups();
    if (preferred.length > 0) {
      TlsExtensionsUtils.addSupportedGroupsExtension(extensions, preferred);
    }
  }

  @Override
  protected boolean shouldSelectProtocolNameEarly() {
    return false;
  }

  @Override
  protected @Nullable ProtocolName selectProtocolName() throws IOException {
    return Alpn.select((Vector<?>) clientProtocolNames, handshake);
  }

  @Override
  public TlsCredentials getCredentials() throws IOException {
    resumption.full();
    return choice().credentials();
  }

  @Override
  public @Nullable CertificateStatus getCertificateStatus() throws IOException {
    return choice().staples().message();
  }

  @Override
  public @Nullable CertificateRequest getCertificateRequest() throws IOException {
    return ClientCertificates.request(handshake, TlsUtils.isTLSv13(context));
  }

  @Override
  public void notifyClientCertificate(Certificate certificate) throws IOException {
    ClientCertificates.received(handshake, certificate);
  }

  /** Forgets what only the handshake needs: a connection may be idle for long. */
  @Override
  public void notifyHandshakeComplete() {
    if (handshake.isTls13()) {
      SecurityParameters parameters = context.getSecurityParametersConnection();
      handshake.learn(facts -> facts.withGroup(Codes.group(parameters.getNegotiatedGroup())));
    }
    resumption.forget();
    choice = null;
    clientExtensions = null;
    clientProtocolNames = null;
    offeredCipherSuites = null;
    cipherSuites = null;
    protocolVersions = null;
    certificateStatusRequest = null;
    statusRequestV2 = null;
    trustedCAKeys = null;
    serverExtensions.clear();
  }
}
