// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse.fuzz;

import java.io.IOException;
import java.util.Vector;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/** A server that keeps its keys and transcript right, but sends other messages. */
final class LyingServer extends TlsServerProtocol {
  private final Distortion distortion;

  LyingServer(Distortion distortion) throws IOException {
    this.distortion = distortion;
    accept(new Server(distortion, new BcTlsCrypto(new Repeatable(2))));
  }

  @Override
  protected void safeWriteRecord(short type, byte[] buffer, int offset, int length)
      throws IOException {
    byte[] content = java.util.Arrays.copyOfRange(buffer, offset, offset + length);
    for (Distortion.Plain record : distortion.apply(new Distortion.Plain(type, content))) {
      super.safeWriteRecord(record.type(), record.content(), 0, record.content().length);
    }
  }

  private static final class Server extends DefaultTlsServer {
    private final Distortion distortion;
    private final BcTlsCrypto bc;

    Server(Distortion distortion, BcTlsCrypto bc) {
      super(bc);
      this.distortion = distortion;
      this.bc = bc;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
      return (distortion.tls13() ? ProtocolVersion.TLSv13 : ProtocolVersion.TLSv12).only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
      return new int[] {
        distortion.tls13()
            ? CipherSuite.TLS_AES_128_GCM_SHA256
            : CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256
      };
    }

    @Override
    public @Nullable CertificateRequest getCertificateRequest() throws IOException {
      if (!distortion.clientAuthentication()) {
        return null;
      }
      Vector<Object> algorithms = new Vector<>();
      algorithms.add(SignatureAndHashAlgorithm.ed25519);
      return distortion.tls13()
          ? new CertificateRequest(TlsUtils.EMPTY_BYTES, algorithms, null, null)
          : new CertificateRequest(new short[] {64}, algorithms, null);
    }

    @Override
    public void notifyClientCertificate(Certificate certificate) {}

    @Override
    public TlsCredentials getCredentials() throws IOException {
      return Identities.signer(context, bc, distortion.tls13());
    }
  }
}
