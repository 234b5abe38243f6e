// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.postern.lab.pki.LabCertificate;

/** Full handshakes with an SMTP listener, one after the other, each verified by the JDK's TLS. */
final class HandshakeLoad implements Runnable {
  private static final int TIMEOUT = 30_000;

  private final String address;
  private final int port;
  private final String name;
  private final KeyStore trusted;
  private final AtomicInteger count = new AtomicInteger();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this, "handshake-load");
  private volatile boolean ended;

  private HandshakeLoad(String address, int port, String name, KeyStore trusted) {
    this.address = address;
    this.port = port;
    this.name = name;
    this.trusted = trusted;
  }

  static HandshakeLoad begin(String address, int port, String name, LabCertificate root)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("root", root.x509());
    HandshakeLoad load = new HandshakeLoad(address, port, name, trusted);
    load.thread.setDaemon(true);
    load.thread.start();
    return load;
  }

  @Override
  public void run() {
    while (!ended) {
      try {
        handshake();
        count.incrementAndGet();
      } catch (IOException | GeneralSecurityException | RuntimeException e) {
        failures.add(e.toString());
      }
    }
  }

  /** A context of its own, so that nothing is resumed. */
  private void handshake() throws GeneralSecurityException, IOException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
    context.init(null, factory.getTrustManagers(), null);
    try (Socket plain = new Socket(address, port)) {
      plain.setSoTimeout(TIMEOUT);
      say(plain, "", "220 ");
      say(plain, "EHLO client.test\r\n", "250 ");
      say(plain, "STARTTLS\r\n", "220 ");
      try (SSLSocket tls =
          (SSLSocket) context.getSocketFactory().createSocket(plain, name, port, true)) {
        tls.startHandshake();
        say(tls, "EHLO client.test\r\n", "250 ");
      }
    }
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
          throw new IOException("the server closed the connection after '" + line + "'");
        }
        line.append((char) c);
      }
    }
  }

  void end() throws InterruptedException {
    ended = true;
    thread.join(TIMEOUT);
  }

  int count() {
    return count.get();
  }

  List<String> failures() {
    return failures;
  }
}
