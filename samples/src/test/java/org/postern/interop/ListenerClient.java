// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Handshakes with listeners of a mail server, as OpenSSL's {@code s_client} and the JDK do.
 *
 * @param directory where the key stores are
 * @param address the address of the listeners
 */
record ListenerClient(Path directory, String address) {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final char[] PASSWORD = "interop".toCharArray();

  /** A listener and how TLS begins there. */
  record Listener(int port, boolean startTls, String greeting) {}

  /** Returns what {@code s_client} printed; the server's certificate has to verify. */
  String openssl(Listener listener, String version) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "openssl",
                "s_client",
                "-connect",
                address + ":" + listener.port(),
                "-CAfile",
                directory.resolve("server.pem").toString(),
                "-verify_return_error",
                "-servername",
                "mx.james.test",
                "-" + version));
    if (listener.startTls()) {
      command.addAll(List.of("-starttls", "smtp"));
    }
    return Command.attempt(directory, command, LIMIT).output();
  }

  /** Handshakes by the JDK's TLS, reads the greeting or the answer to EHLO. */
  SSLSession java(Listener listener, String version, @Nullable String clientKeys)
      throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
    context.init(keys(clientKeys), trust(), null);
    try (Socket plain = new Socket(address, listener.port())) {
      plain.setSoTimeout((int) LIMIT.toMillis());
      if (listener.startTls()) {
        say(plain, "", "220 ");
        say(plain, "EHLO client.test\r\n", "250 ");
        say(plain, "STARTTLS\r\n", "220 ");
      }
      SSLSocket tls =
          (SSLSocket)
              context
                  .getSocketFactory()
                  .createSocket(plain, "mx.james.test", listener.port(), true);
      tls.setEnabledProtocols(new String[] {version});
      tls.startHandshake();
      say(tls, listener.startTls() ? "EHLO client.test\r\n" : "", listener.greeting());
      return tls.getSession();
    }
  }

  private KeyManager @Nullable [] keys(@Nullable String file)
      throws GeneralSecurityException, IOException {
    if (file == null) {
      return null;
    }
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(KeyStore.getInstance(directory.resolve(file).toFile(), PASSWORD), PASSWORD);
    return factory.getKeyManagers();
  }

  private javax.net.ssl.TrustManager[] trust() throws GeneralSecurityException, IOException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(KeyStore.getInstance(directory.resolve("server-trust").toFile(), PASSWORD));
    return factory.getTrustManagers();
  }

  /** Writes, and reads until a line begins so; octet by octet, so that no TLS is swallowed. */
  private static void say(Socket socket, String text, String expected) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    StringBuilder line = new StringBuilder();
    while (!line.toString().startsWith(expected)) {
      line.setLength(0);
      for (int c = socket.getInputStream().read(); c != '\n'; c = socket.getInputStream().read()) {
        if (c < 0) {
          throw new IOException("expected '" + expected + "', the server closed after: " + line);
        }
        line.append((char) c);
      }
    }
  }
}
