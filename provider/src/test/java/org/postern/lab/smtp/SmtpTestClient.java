// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Just enough of an SMTP client to drive the scripted server. */
final class SmtpTestClient implements AutoCloseable {
  private Socket socket;
  private SmtpWire wire;

  SmtpTestClient(int port) throws IOException {
    socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
    socket.setSoTimeout(10_000);
    wire = new SmtpWire(socket);
  }

  /** The last line of the reply; null if the server closed the connection. */
  @Nullable String read() throws IOException {
    String line = wire.readLine();
    while (line != null && line.length() > 3 && line.charAt(3) == '-') {
      line = wire.readLine();
    }
    return line;
  }

  @Nullable String say(String line) throws IOException {
    wire.send(line);
    return read();
  }

  /** Every line of the reply. */
  List<String> sayAndReadAll(String line) throws IOException {
    wire.send(line);
    List<String> lines = new java.util.ArrayList<>();
    String reply;
    do {
      reply = wire.readLine();
      lines.add(reply);
    } while (reply != null && reply.charAt(3) == '-');
    return lines;
  }

  void secure(SSLContext context, String sni) throws IOException {
    SSLSocket tls =
        (SSLSocket) context.getSocketFactory().createSocket(socket, "127.0.0.1", 0, true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(sni)));
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    socket = tls;
    wire = new SmtpWire(tls);
  }

  void timeout(int milliseconds) throws IOException {
    socket.setSoTimeout(milliseconds);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
