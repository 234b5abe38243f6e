// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.ocsp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManager;
import org.postern.PosternProvider;
import org.postern.interop.tls.Threads;
import org.postern.lab.pki.FixedKey;
import org.postern.lab.pki.LabCertificate;

/** Our engine as a server that staples, greets and closes. */
final class GreetingServer implements AutoCloseable {
  private static final int LIMIT_MILLIS = 20_000;

  private final SSLServerSocket listener;

  GreetingServer(LabCertificate leaf, List<byte[]> staples) throws Exception {
    this(new FixedKey(leaf).withStaples(staples));
  }

  GreetingServer(KeyManager keys) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS", new PosternProvider());
    context.init(new KeyManager[] {keys}, new TrustManager[0], null);
    listener =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Threads.start(this::serve);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.getOutputStream().write("220 stapling\r\n".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        // The client does not like the certificate, which is for it to say.
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
