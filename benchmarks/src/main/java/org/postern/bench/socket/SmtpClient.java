// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.postern.bench.stack.Offer;
import org.postern.bench.stack.Sockets;
import org.postern.bench.tls.Meter;
import org.postern.bench.tls.WireCheck;

/** Connects to an {@link SmtpServer} and says what every SMTP client says. */
final class SmtpClient {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final String lane;
  private final Offer offer;
  private final boolean resumed;
  private final Optional<Sockets> tls;
  private final int port;

  SmtpClient(String lane, Offer offer, boolean resumed, Optional<Sockets> tls, int port) {
    this.lane = lane;
    this.offer = offer;
    this.resumed = resumed;
    this.tls = tls;
    this.port = port;
  }

  /** Connects, with STARTTLS if the server is to have it, and quits. */
  void visit(Meter account) throws IOException {
    account.start();
    try (Socket socket = open(account, resumed)) {
      SmtpLines lines = new SmtpLines(socket.getInputStream(), socket.getOutputStream());
      lines.send("QUIT\r\n");
      lines.expect("221");
    }
    account.stop();
    account.completed();
  }

  /** Connects without a session, to have one. */
  void prepare() throws IOException {
    try (Socket socket = open(new Meter(), false)) {
      SmtpLines lines = new SmtpLines(socket.getInputStream(), socket.getOutputStream());
      lines.send("QUIT\r\n");
      lines.expect("221");
    }
  }

  /** Connects, and leaves the connection open after a NOOP. */
  Socket stay() throws IOException {
    Socket socket = open(new Meter(), resumed);
    SmtpLines lines = new SmtpLines(socket.getInputStream(), socket.getOutputStream());
    lines.send("NOOP\r\n");
    lines.expect("250");
    return socket;
  }

  private Socket open(Meter account, boolean resume) throws IOException {
    Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
    plain.setTcpNoDelay(true);
    plain.setSoTimeout(TIMEOUT_MILLIS);
    SmtpLines lines = new SmtpLines(plain.getInputStream(), plain.getOutputStream());
    lines.expect("220");
    lines.send("EHLO client.example.org\r\n");
    lines.expect("250");
    if (tls.isEmpty()) {
      return plain;
    }
    lines.send("STARTTLS\r\n");
    lines.expect("220");
    TappedSocket tapped = new TappedSocket(plain);
    SSLSocket secure = tls.get().client(tapped);
    secure.startHandshake();
    SmtpLines more = new SmtpLines(secure.getInputStream(), secure.getOutputStream());
    more.send("EHLO client.example.org\r\n");
    more.expect("250"); // by now tickets have come
    SSLSession session = secure.getSession();
    ByteBuffer flight = tapped.sent().duplicate();
    WireCheck.require(lane, offer, resume, flight, tapped.received().duplicate(), session);
    account.sent(tapped.octetsSent());
    if (!resumed) {
      session.invalidate();
    }
    return secure;
  }
}
