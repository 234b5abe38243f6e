// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.socket;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The lines of one SMTP connection; to be made anew when TLS begins. */
final class SmtpLines {
  private static final int LONGEST = 2000;

  private final InputStream in;
  private final OutputStream out;

  SmtpLines(InputStream in, OutputStream out) {
    this.in = new BufferedInputStream(in);
    this.out = out;
  }

  void send(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Returns a line without its end. */
  String line() throws IOException {
    StringBuilder line = new StringBuilder(80);
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("the connection ended after: " + line);
      }
      if (line.length() == LONGEST) {
        throw new IOException("a line of more than " + LONGEST + " octets");
      }
      line.append((char) octet);
    }
    line.setLength(Math.max(0, line.length() - 1));
    return line.toString();
  }

  /** Reads a reply, all of its lines, and requires this code. */
  void expect(String code) throws IOException {
    String line = line();
    while (line.startsWith(code + "-")) {
      line = line();
    }
    if (!line.startsWith(code)) {
      throw new IOException("expected " + code + ", the server said " + line);
    }
  }
}
