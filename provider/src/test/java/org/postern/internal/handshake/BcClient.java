// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Hashtable;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.tls.BasicTlsPSKExternal;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ClientHello;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.PskKeyExchangeMode;
import org.bouncycastle.tls.ServerName;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsPSK;
import org.bouncycastle.tls.TlsPSKExternal;
import org.bouncycastle.tls.TlsServerCertificate;
import org.jspecify.annotations.Nullable;
import org.postern.internal.crypto.ConnectionCrypto;
import org.postern.internal.crypto.Primitives;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.session.Resumable;

/** A client of TLS 1.3 that offers what it is told to, and trusts everyone. */
final class BcClient extends DefaultTlsClient {
  final TlsClientProtocol protocol =
      new TlsClientProtocol() {
        /** Where the tickets were taken out, there are no binders either. */
        @Override
        protected void sendClientHelloMessage() throws IOException {
          Hashtable<?, ?> extensions = clientHello.getExtensions();
          if (!extensions.containsKey(TlsExtensionsUtils.EXT_pre_shared_key)) {
            clientHello =
                new ClientHello(
                    clientHello.getVersion(),
                    clientHello.getRandom(),
                    clientHello.getSessionID(),
                    null,
                    clientHello.getCipherSuites(),
                    extensions,
                    0);
          }
          super.sendClientHelloMessage();
        }
      };
  final Vector<TlsPSKExternal> keys = new Vector<>();
  final Hashtable<Object, Object> moreExtensions = new Hashtable<>();
  @Nullable TlsPSK selected;
  int recordsAfterHandshake;
  List<Integer> suites = List.of(0x1301, 0x1302, 0x1303);

  /** Whoever changes this after the first ClientHello takes the tickets out of the second. */
  final short[] modes = {PskKeyExchangeMode.psk_dhe_ke};

  private final Connection server;
  private final ByteBuffer plain = ByteBuffer.allocate(1 << 16);

  BcClient(Connection server) {
    super(new ConnectionCrypto(Primitives.chosen(), new SecureRandom()));
    this.server = server;
  }

  /** Adds a ticket to those that are offered. */
  void offer(Resumable ticket) {
    offer(ticket.ticket(), ticket.secret(), ticket.cipherSuite());
  }

  void offer(byte[] identity, byte[] key, CipherSuite suite) {
    keys.add(
        new BasicTlsPSKExternal(
            identity,
            ((ConnectionCrypto) getCrypto()).resumptionKey(key),
            ResumptionSecret.prf(suite)));
  }

  /** Sends the ClientHello, and after it these octets. */
  void hello(byte[] after) throws IOException {
    server.begin();
    protocol.connect(this);
    toServer();
    for (int i = 0; i < after.length; ) {
      int length = 5 + ((after[i + 3] & 0xff) << 8 | (after[i + 4] & 0xff));
      server.receive(ByteBuffer.wrap(after, i, length));
      i += length;
    }
  }

  /** Carries on until nothing is under way any more. */
  void finish() throws IOException {
    while (server.pendingOutput() > 0) {
      recordsAfterHandshake += server.isHandshaking() ? 0 : 1;
      byte[] record = new byte[server.pendingOutput()];
      server.drain(ByteBuffer.wrap(record));
      protocol.offerInput(record);
      toServer();
    }
  }

  private void toServer() throws IOException {
    for (int length = protocol.previewOutputRecord();
        length > 0;
        length = protocol.previewOutputRecord()) {
      byte[] record = new byte[length];
      protocol.readOutput(record, 0, length);
      if (server.isHandshaking()) {
        server.receive(ByteBuffer.wrap(record));
      } else {
        server.unwrap(ByteBuffer.wrap(record), new ByteBuffer[] {plain}, 0, 1);
      }
    }
  }

  /** Sends application data, and returns what the server has got. */
  byte[] send(byte[] data) throws IOException {
    plain.clear();
    protocol.writeApplicationData(data, 0, data.length);
    toServer();
    byte[] received = new byte[plain.flip().remaining()];
    plain.get(received);
    return received;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return new ProtocolVersion[] {ProtocolVersion.TLSv13};
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return suites.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  protected Vector<Integer> getSupportedGroups(Vector roles) {
    return new Vector<>(List.of(NamedGroup.x25519, NamedGroup.secp384r1));
  }

  @Override
  protected @Nullable Vector<ServerName> getSNIServerNames() {
    return null;
  }

  @Override
  public Hashtable<?, ?> getClientExtensions() throws IOException {
    Hashtable<Object, Object> extensions = new Hashtable<>(super.getClientExtensions());
    extensions.putAll(moreExtensions);
    return extensions;
  }

  @Override
  public @Nullable Vector<TlsPSKExternal> getExternalPSKs() {
    return keys.isEmpty() ? null : keys;
  }

  @Override
  public short[] getPskKeyExchangeModes() {
    return modes;
  }

  @Override
  public void notifySelectedPSK(@Nullable TlsPSK key) {
    selected = key;
  }

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
}
