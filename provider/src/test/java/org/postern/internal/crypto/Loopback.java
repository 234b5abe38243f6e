// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Vector;
import org.bouncycastle.tls.AbstractTlsServer;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.crypto.TlsCertificate;

/** A client and a server of bctls on our crypto, in memory. */
final class Loopback {

  final TlsClientProtocol client = new TlsClientProtocol();
  final TlsServerProtocol server = new TlsServerProtocol();
  private final Settings settings;

  /** What the two negotiate. */
  record Settings(
      Primitives clientPrimitives,
      Primitives serverPrimitives,
      boolean tls13,
      int suite,
      int group,
      int scheme,
      PrivateKey key,
      X509Certificate certificate,
      boolean clientAuthentication) {}

  Loopback(Settings settings) {
    this.settings = settings;
  }

  void handshake() throws IOException {
    server.accept(new Server());
    client.connect(new Client());
    for (int i = 0; i < 10 && client.isHandshaking() | server.isHandshaking(); i++) {
      pump();
    }
    pump();
    if (client.isHandshaking() || server.isHandshaking()) {
      throw new IOException("the handshake does not end");
    }
  }

  byte[] toServer(byte[] data) throws IOException {
    client.writeApplicationData(data, 0, data.length);
    pump();
    byte[] received = new byte[server.getAvailableInputBytes()];
    server.readInput(received, 0, received.length);
    return received;
  }

  private void pump() throws IOException {
    byte[] fromClient = new byte[client.getAvailableOutputBytes()];
    client.readOutput(fromClient, 0, fromClient.length);
    server.offerInput(fromClient);
    byte[] fromServer = new byte[server.getAvailableOutputBytes()];
    server.readOutput(fromServer, 0, fromServer.length);
    client.offerInput(fromServer);
  }

  private ProtocolVersion[] versions() {
    return (settings.tls13 ? ProtocolVersion.TLSv13 : ProtocolVersion.TLSv12).only();
  }

  private SignatureAndHashAlgorithm algorithm() {
    return SignatureScheme.getSignatureAndHashAlgorithm(settings.scheme);
  }

  private TlsCredentialedSigner credentials(ConnectionCrypto crypto, byte[] requestContext)
      throws IOException {
    TlsCertificate leaf =
        Credentials.certificates(crypto, new X509Certificate[] {settings.certificate})[0];
    Certificate certificate =
        settings.tls13
            ? new Certificate(
                requestContext, new CertificateEntry[] {new CertificateEntry(leaf, null)})
            : new Certificate(new TlsCertificate[] {leaf});
    return Credentials.signer(
        crypto, settings.key, settings.certificate.getPublicKey(), certificate, algorithm());
  }

  private final class Server extends AbstractTlsServer {
    Server() {
      super(new ConnectionCrypto(settings.serverPrimitives, new SecureRandom()));
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
      return versions();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
      return new int[] {settings.suite};
    }

    @Override
    public int[] getSupportedGroups() {
      return new int[] {settings.group};
    }

    @Override
    public TlsCredentials getCredentials() throws IOException {
      return credentials((ConnectionCrypto) getCrypto(), new byte[0]);
    }

    @Override
    public CertificateRequest getCertificateRequest() throws IOException {
      if (!settings.clientAuthentication) {
        return null;
      }
      Vector<SignatureAndHashAlgorithm> algorithms = new Vector<>();
      algorithms.add(algorithm());
      return settings.tls13
          ? new CertificateRequest(new byte[0], algorithms, null, null)
          : new CertificateRequest(
              new short[] {ClientCertificateType.rsa_sign, ClientCertificateType.ecdsa_sign},
              algorithms,
              null);
    }

    @Override
    public void notifyClientCertificate(Certificate certificate) {}
  }

  private final class Client extends DefaultTlsClient {
    Client() {
      super(new ConnectionCrypto(settings.clientPrimitives, new SecureRandom()));
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
      return versions();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
      return new int[] {settings.suite};
    }

    @Override
    protected Vector getSupportedGroups(Vector namedGroupRoles) {
      Vector<Integer> groups = new Vector<>();
      groups.add(settings.group);
      // TLS 1.2 names the curve of the certificate there too (RFC 8422 section 5.1.1).
      if (!settings.tls13) {
        groups.add(24);
        groups.add(25);
      }
      return groups;
    }

    @Override
    public Vector getEarlyKeyShareGroups() {
      Vector<Integer> groups = new Vector<>();
      groups.add(settings.group);
      return groups;
    }

    @Override
    protected Vector getSupportedSignatureAlgorithms() {
      Vector<SignatureAndHashAlgorithm> algorithms = new Vector<>();
      algorithms.add(algorithm());
      return algorithms;
    }

    @Override
    public boolean shouldCheckSigAlgOfPeerCerts() {
      return false;
    }

    @Override
    public TlsAuthentication getAuthentication() {
      return new TlsAuthentication() {
        @Override
        public void notifyServerCertificate(TlsServerCertificate certificate) {}

        @Override
        public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
          return credentials(
              (ConnectionCrypto) getCrypto(), request.getCertificateRequestContext());
        }
      };
    }
  }
}
