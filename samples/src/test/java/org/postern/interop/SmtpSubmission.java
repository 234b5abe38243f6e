// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The few lines of RFC 5321 that hand a mail to a server. */
final class SmtpSubmission implements AutoCloseable {
  private final Socket socket;
  private final BufferedReader in;
  private final OutputStream out;

  private SmtpSubmission(String host, int port) throws IOException {
    socket = new Socket(host, port);
    socket.setSoTimeout(30_000);
    in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    out = socket.getOutputStream();
  }

  static void send(String host, int port, String sender, List<String> recipients, String subject) {
    try (SmtpSubmission smtp = new SmtpSubmission(host, port)) {
      smtp.expect("220");
      smtp.say("HELO lab.test", "250");
      smtp.say("MAIL FROM:<" + sender + ">", "250");
      for (String recipient : recipients) {
        smtp.say("RCPT TO:<" + recipient + ">", "250");
      }
      smtp.say("DATA", "354");
      smtp.say(
          "From: <%s>\r\nTo: undisclosed-recipients:;\r\nSubject: %s\r\n\r\nThe text of %s.\r\n."
              .formatted(sender, subject, subject),
          "250");
      smtp.say("QUIT", "221");
    } catch (IOException e) {
      throw new UncheckedIOException("submission to " + host + ":" + port, e);
    }
  }

  private void say(String line, String code) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
    expect(code);
  }

  private void expect(String code) throws IOException {
    String line;
    do {
      line = in.readLine();
      if (line == null || !line.startsWith(code)) {
        throw new IOException("expected " + code + ", got " + line);
      }
    } while (line.startsWith("-", 3));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
