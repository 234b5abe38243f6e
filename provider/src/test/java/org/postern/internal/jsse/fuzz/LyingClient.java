// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse.fuzz;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** A client that keeps its keys and transcript right, but sends other messages. */
final class LyingClient extends TlsClientProtocol {
  private final Distortion distortion;

  LyingClient(Distortion distortion) throws IOException {
    this.distortion = distortion;
    connect(new Client(distortion, new BcTlsCrypto(new Repeatable(3))));
  }

  @Override
  protected void safeWriteRecord(short type, byte[] buffer, int offset, int length)
      throws IOException {
    byte[] content = Arrays.copyOfRange(buffer, offset, offset + length);
    for (Distortion.Plain record : distortion.apply(new Distortion.Plain(type, content))) {
      super.safeWriteRecord(record.type(), record.content(), 0, record.content().length);
    }
  }

  private static final class Client extends DefaultTlsClient {
    private final Distortion distortion;
    private final BcTlsCrypto bc;

    Client(Distortion distortion, BcTlsCrypto bc) {
      super(bc);
      this.distortion = distortion;
      this.bc = bc;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
      return (distortion.tls13() ? ProtocolVersion.TLSv13 : ProtocolVersion.TLSv12).only();
    }

    @Override
    public TlsAuthentication getAuthentication() {
      return new TlsAuthentication() {
        @Override
        public void notifyServerCertificate(TlsServerCertificate certificate) {}

        @Override
        public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
          return Identities.signer(context, bc, distortion.tls13());
        }
      };
    }
  }
}
