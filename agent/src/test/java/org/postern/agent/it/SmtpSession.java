// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** An SMTP client by the JDK's TLS, which takes any certificate and tells what it got. */
final class SmtpSession {
  private static final int MILLISECONDS = 20_000;

  private SmtpSession() {}

  /** What is tried. */
  record Attempt(int port, boolean startTls, String protocol, List<String> suites) {
    Attempt(int port, boolean startTls, String protocol) {
      this(port, startTls, protocol, List.of());
    }
  }

  /** Handshakes, says EHLO and QUIT in TLS, and returns the session. */
  static SSLSession run(Attempt attempt) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
    context.init(null, new TrustManager[] {new TakesAny()}, null);
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), attempt.port())) {
      plain.setSoTimeout(MILLISECONDS);
      if (attempt.startTls()) {
        expect(plain, "", "220");
        expect(plain, "EHLO client.test\r\n", "250");
        expect(plain, "STARTTLS\r\n", "220");
      }
      SSLSocket tls =
          (SSLSocket)
              context
                  .getSocketFactory()
                  .createSocket(plain, "mx.server.test", attempt.port(), true);
      tls.setEnabledProtocols(new String[] {attempt.protocol()});
      if (!attempt.suites().isEmpty()) {
        tls.setEnabledCipherSuites(attempt.suites().toArray(String[]::new));
      }
      tls.startHandshake();
      if (!attempt.startTls()) {
        expect(tls, "", "220");
      }
      expect(tls, "EHLO client.test\r\n", "250");
      expect(tls, "QUIT\r\n", "221");
      return tls.getSession();
    }
  }

  /** Writes a command and reads its reply, octet by octet so that none of TLS is swallowed. */
  private static void expect(Socket socket, String command, String code) throws IOException {
    socket.getOutputStream().write(command.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    String line;
    do {
      line = line(socket);
      if (!line.startsWith(code)) {
        throw new IOException("expected " + code + " to '" + command.strip() + "', got " + line);
      }
    } while (line.length() > 3 && line.charAt(3) == '-');
  }

  private static String line(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = socket.getInputStream().read(); c != '\n'; c = socket.getInputStream().read()) {
      if (c < 0) {
        throw new IOException("the server has closed after '" + line + "'");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private static final class TakesAny implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
