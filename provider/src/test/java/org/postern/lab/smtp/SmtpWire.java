// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.smtp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;
import org.jspecify.annotations.Nullable;

/** Lines over a socket, in clear or in TLS. Reads no octet ahead, so that STARTTLS loses none. */
final class SmtpWire {
  private static final int MAX_LINE = 1 << 20;
  private final InputStream in;
  private final OutputStream out;

  SmtpWire(Socket socket) throws IOException {
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /** Shakes hands as the server, and notes what the client wanted and what came of it. */
  SmtpWire secure(Socket socket, SmtpScript script, SmtpSession session) throws IOException {
    SSLContext context = script.tls();
    if (context == null) {
      throw new IOException("the script has TLS but no context for it");
    }
    SSLSocket tls =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), 0, true);
    tls.setUseClientMode(false);
    if (!script.protocols().isEmpty()) {
      tls.setEnabledProtocols(script.protocols().toArray(new String[0]));
    }
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setSNIMatchers(List.of(new Noting(session)));
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    session.tls(tls.getSession().getProtocol(), tls.getSession().getCipherSuite());
    return new SmtpWire(tls);
  }

  void send(String text) throws IOException {
    out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** The next line without its end; null at the end of the stream. */
  @Nullable String readLine() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        return null;
      }
      if (octet != '\r') {
        line.write(octet);
      }
      if (line.size() > MAX_LINE) {
        throw new IOException("a line of more than " + MAX_LINE + " octets");
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /** Reads until the other side closes. */
  void drain() throws IOException {
    byte[] buffer = new byte[4096];
    while (in.read(buffer) >= 0) {
      // nothing is answered
    }
  }

  /** Closes the connection, in TLS with a close_notify. */
  void close() throws IOException {
    out.close();
  }

  static String decode(String base64) throws IOException {
    try {
      return new String(Base64.getDecoder().decode(base64.trim()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IOException("expected Base64, got: " + base64, e);
    }
  }

  /** Matches every name, and keeps it. */
  private static final class Noting extends SNIMatcher {
    private final SmtpSession session;

    Noting(SmtpSession session) {
      super(StandardConstants.SNI_HOST_NAME);
      this.session = session;
    }

    @Override
    public boolean matches(SNIServerName name) {
      session.sni(new SNIHostName(name.getEncoded()).getAsciiName());
      return true;
    }
  }
}
