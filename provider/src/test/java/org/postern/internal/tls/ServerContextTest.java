// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;
import org.postern.lab.pki.LabTls;
import org.postern.policy.Profile;

/** Certificates of clients, as the server's owner says whom to trust. */
@Timeout(60)
@ParameterizedClass
@EnumSource(WhichTls.class)
class ServerContextTest {
  private static final LabCertificate SERVER = new LabPki().selfSigned("mx.example.test");
  private static final LabCertificate CLIENT = new LabPki().selfSigned("client.example.test");

  private final WhichTls which;

  ServerContextTest(WhichTls which) {
    this.which = which;
  }

  private static TrustManager[] trusting(X509Certificate certificate) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("client", certificate);
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    return factory.getTrustManagers();
  }

  /** Connects with the client's certificate, which the server demands; returns what it saw. */
  private X509Certificate connect(TrustManager @Nullable [] trust) throws Exception {
    SSLContext context =
        which
            .at(Clock.systemUTC())
            .server(Profile.INTERMEDIATE, LabTls.keyManagers(List.of(SERVER)), trust);
    SSLContext client = SSLContext.getInstance("TLS");
    client.init(LabTls.keyManagers(List.of(CLIENT)), trusting(SERVER.x509()), null);
    try (SSLServerSocket listener =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      listener.setNeedClientAuth(true);
      CompletableFuture<Void> talk =
          CompletableFuture.runAsync(() -> {
            try (Socket socket =
                client
                    .getSocketFactory()
                    .createSocket(listener.getInetAddress(), listener.getLocalPort())) {
              socket.getOutputStream().write(1);
              socket.getInputStream().readAllBytes();
            } catch (IOException e) {
              // The server's side tells what happened.
            }
          });
      try (SSLSocket accepted = (SSLSocket) listener.accept()) {
        accepted.startHandshake();
        return (X509Certificate) accepted.getSession().getPeerCertificates()[0];
      } finally {
        talk.join();
      }
    }
  }

  @Test
  void aClientWhomTheTrustManagersAccept_isAccepted() throws Exception {
    assertThat(connect(trusting(CLIENT.x509()))).isEqualTo(CLIENT.x509());
  }

  @Test
  void withoutTrustManagers_noClientIsAccepted() {
    assertThatThrownBy(() -> connect(new TrustManager[0])).isInstanceOf(SSLException.class);
  }

  @Test
  void withoutAWord_theJvmsTrustDecides() {
    assertThatThrownBy(() -> connect(null))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("PKIX path building failed");
  }
}
