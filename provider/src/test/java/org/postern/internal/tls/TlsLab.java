// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.postern.dane.DigestOrder;
import org.postern.dane.TlsaRecord;
import org.postern.dane.TlsaSet;
import org.postern.dane.UsageProfile;
import org.postern.smtp.MxAuthentication;
import org.postern.smtp.TlsRequirement;

/** Requirements, and short conversations with a server that speaks TLS from the start. */
final class TlsLab {

  static final String HOST = "mx.example.test";
  private static final int TIMEOUT_MILLIS = 10_000;

  private TlsLab() {}

  static TlsaSet records(String... presentation) {
    List<TlsaRecord> records = Stream.of(presentation).map(TlsaRecord::parse).toList();
    return TlsaSet.of(records, DigestOrder.DEFAULT, UsageProfile.SMTP);
  }

  static TlsRequirement.Dane dane(String... presentation) {
    return dane(MxAuthentication.DNSSEC, false, presentation);
  }

  static TlsRequirement.Dane dane(MxAuthentication mx, boolean audit, String... presentation) {
    return new TlsRequirement.Dane(HOST, 25, records(presentation), List.of(HOST), mx, audit);
  }

  static SSLSocket layered(SSLContext context, InetSocketAddress server) throws IOException {
    Socket plain = new Socket(server.getAddress(), server.getPort());
    plain.setSoTimeout(TIMEOUT_MILLIS);
    return (SSLSocket)
        context.getSocketFactory().createSocket(plain, "another.example", server.getPort(), true);
  }

  /** Handshake, greeting, QUIT and its reply, after which session tickets have arrived too. */
  static SSLSession visit(SSLContext context, InetSocketAddress server) throws IOException {
    try (SSLSocket socket = layered(context, server)) {
      return converse(socket);
    }
  }

  static SSLSession converse(SSLSocket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    String greeting = in.readLine();
    if (greeting == null || !greeting.startsWith("220")) {
      throw new IOException("no greeting: " + greeting);
    }
    socket.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
    in.readLine();
    return socket.getSession();
  }
}
