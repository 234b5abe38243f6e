// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.ocsp;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** The JDK's engine as a server that staples; a program, for its system property. */
final class SunStaplingServer {
  private SunStaplingServer() {}

  public static void main(String[] arguments) throws Exception {
    char[] password = arguments[1].toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(Path.of(arguments[0]))) {
      store.load(in, password);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509", "SunJSSE");
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
    context.init(keys.getKeyManagers(), null, null);
    SSLServerSocket listener =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    System.out.println("port " + listener.getLocalPort());
    while (true) {
      try (Socket socket = listener.accept()) {
        socket.getOutputStream().write("220 stapling\r\n".getBytes());
      } catch (IOException e) {
        System.out.println(e);
      }
    }
  }
}
