// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientHello;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.ServerHello;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsProtocol;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;
import org.postern.lab.pki.LabCertificate;

/** Peers that do what a sound one would not, made of bctls as it is. */
final class PlainPeers {
  private PlainPeers() {}

  /** What a peer leaves out. */
  static final class Faults {
    boolean extendedMasterSecret = true;
    boolean renegotiationInfo = true;
    ProtocolVersion[] versions = ProtocolVersion.TLSv12.only();
    int[] suites = {CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256};
    Consumer<ClientHello> hello = h -> {};

    static Faults tls13() {
      Faults faults = new Faults();
      faults.versions = ProtocolVersion.TLSv13.only();
      faults.suites = new int[] {CipherSuite.TLS_AES_128_GCM_SHA256};
      return faults;
    }
  }

  /** A client that can misbehave after the handshake too. */
  static final class Client extends TlsClientProtocol {
    private final Faults faults;

    Client(Faults faults) {
      this.faults = faults;
    }

    void updateKeys(boolean request) throws IOException {
      send13KeyUpdate(request);
    }

    void renegotiate() throws IOException {
      beginHandshake(true);
    }

    void record(short type, byte... content) throws IOException {
      safeWriteRecord(type, content, 0, content.length);
    }

    @Override
    protected void sendClientHelloMessage() throws IOException {
      if (!faults.renegotiationInfo) {
        clientHello =
            new ClientHello(
                clientHello.getVersion(),
                clientHello.getRandom(),
                clientHello.getSessionID(),
                null,
                faults.suites,
                clientHello.getExtensions(),
                0);
      }
      faults.hello.accept(clientHello);
      super.sendClientHelloMessage();
    }
  }

  static Client client(Faults faults) throws IOException {
    Client protocol = new Client(faults);
    protocol.connect(
        new DefaultTlsClient(new BcTlsCrypto(new SecureRandom())) {
          @Override
          protected ProtocolVersion[] getSupportedVersions() {
            return faults.versions;
          }

          @Override
          protected int[] getSupportedCipherSuites() {
            return faults.suites;
          }

          @Override
          public boolean shouldUseExtendedMasterSecret() {
            return faults.extendedMasterSecret;
          }

          @Override
          public void notifySecureRenegotiation(boolean secure) {}

          @Override
          public TlsAuthentication getAuthentication() {
            return new TlsAuthentication() {
              @Override
              public void notifyServerCertificate(TlsServerCertificate certificate) {}

              @Override
              public @Nullable TlsCredentials getClientCredentials(CertificateRequest request) {
                return null;
              }
            };
          }
        });
    return protocol;
  }

  /** A server that can misbehave after the handshake too. */
  static final class Server extends TlsServerProtocol {
    private final Faults faults;

    Server(Faults faults) {
      this.faults = faults;
    }

    void updateKeys(boolean request) throws IOException {
      send13KeyUpdate(request);
    }

    void requestHello() throws IOException {
      sendHelloRequestMessage();
    }

    void record(short type, byte... content) throws IOException {
      safeWriteRecord(type, content, 0, content.length);
    }

    @Override
    protected void sendServerHelloMessage(ServerHello hello) throws IOException {
      if (!faults.renegotiationInfo) {
        hello.getExtensions().remove(EXT_RenegotiationInfo);
      }
      super.sendServerHelloMessage(hello);
    }
  }

  static Server server(Faults faults, LabCertificate leaf) throws IOException {
    BcTlsCrypto crypto = new BcTlsCrypto(new SecureRandom());
    Server protocol = new Server(faults);
    protocol.accept(
        new DefaultTlsServer(crypto) {
          @Override
          protected ProtocolVersion[] getSupportedVersions() {
            return faults.versions;
          }

          @Override
          protected int[] getSupportedCipherSuites() {
            return faults.suites;
          }

          @Override
          public boolean shouldUseExtendedMasterSecret() {
            return faults.extendedMasterSecret;
          }

          @Override
          public TlsCredentials getCredentials() throws IOException {
            TlsCertificate certificate = crypto.createCertificate(leaf.der());
            Certificate chain =
                TlsUtils.isTLSv13(context)
                    ? new Certificate(
                        new byte[0],
                        new CertificateEntry[] {new CertificateEntry(certificate, null)})
                    : new Certificate(new TlsCertificate[] {certificate});
            return new BcDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context),
                crypto,
                PrivateKeyFactory.createKey(leaf.keyPair().getPrivate().getEncoded()),
                chain,
                SignatureScheme.getSignatureAndHashAlgorithm(
                    SignatureScheme.ecdsa_secp256r1_sha256));
          }
        });
    return protocol;
  }

  /** Carries octets between a connection of ours and such a peer until nothing moves. */
  static void settle(Connection ours, TlsProtocol peer) throws IOException {
    boolean moved = true;
    while (moved) {
      moved = false;
      int available = peer.getAvailableOutputBytes();
      if (available > 0) {
        byte[] octets = new byte[available];
        peer.readOutput(octets, 0, available);
        for (byte[] record : split(octets)) {
          Duo.give(ours, ByteBuffer.wrap(record));
        }
        moved = true;
      }
      for (ByteBuffer record : Duo.drain(ours)) {
        peer.offerInput(record.array());
        moved = true;
      }
    }
  }

  private static List<byte[]> split(byte[] octets) {
    List<byte[]> records = new ArrayList<>();
    for (int i = 0; i < octets.length; ) {
      int length = 5 + ((octets[i + 3] & 0xff) << 8) + (octets[i + 4] & 0xff);
      records.add(Arrays.copyOfRange(octets, i, i + length));
      i += length;
    }
    return records;
  }
}
