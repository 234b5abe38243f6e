// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

import java.io.IOException;
import java.net.InetAddress;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.postern.PosternProvider;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabPki;
import org.postern.lab.pki.LabTls;

/** A client and a server, both Postern's, over loopback. */
final class TlsPair {
  static final String HOST = "mx.example.test";

  // A scheme of a short name: on JDK 17 a recording can lose texts of 16 characters and more that
  // an
  // earlier recording of the same JVM had already.
  private static final LabCertificate SERVER =
      new LabPki().server(HOST).key(LabKeyType.ED25519).selfSigned();

  private final SSLContext server = SSLContext.getInstance("TLS", new PosternProvider());
  private final SSLContext client = SSLContext.getInstance("TLS", new PosternProvider());

  /** Makes it; a client that trusts nobody refuses the server. */
  TlsPair(boolean trusting) throws Exception {
    server.init(LabTls.keyManagers(List.of(SERVER)), null, null);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    LabCertificate trusted = trusting ? SERVER : new LabPki().selfSigned("other.example.test");
    store.setCertificateEntry("trusted", trusted.x509());
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    TrustManager[] trust = factory.getTrustManagers();
    client.init(null, trust, null);
  }

  /** Handshakes once, and sends an octet to and fro. */
  void handshake(String protocol) throws Exception {
    try (SSLServerSocket listener =
        (SSLServerSocket)
            server
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> serving =
          CompletableFuture.runAsync(() -> {
            try (SSLSocket accepted = (SSLSocket) listener.accept()) {
              accepted.getOutputStream().write(accepted.getInputStream().read());
            } catch (IOException e) {
              // The client tells what became of it.
            }
          });
      try (SSLSocket socket =
          (SSLSocket)
              client
                  .getSocketFactory()
                  .createSocket(
                      new java.net.Socket(listener.getInetAddress(), listener.getLocalPort()),
                      HOST,
                      25,
                      true)) {
        socket.setEnabledProtocols(new String[] {protocol});
        socket.getOutputStream().write(1);
        socket.getInputStream().read();
      } finally {
        serving.join();
      }
    }
  }
}
