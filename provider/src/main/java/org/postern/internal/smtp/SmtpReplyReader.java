// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads replies from a server that is not trusted: lines and replies have a longest length. Time is
 * the stream's business. Not thread-safe.
 */
public final class SmtpReplyReader {

  private static final int MAX_LINE = 2048;
  private static final int MAX_LINES = 200;

  private final InputStream in;
  private final byte[] buffer = new byte[4096];
  private int position;
  private int limit;

  /** Makes a reader, which buffers what it reads ahead. */
  public SmtpReplyReader(InputStream in) {
    this.in = in;
  }

  /**
   * Reads one reply with all its lines.
   *
   * @throws SmtpProtocolException if it is none
   * @throws EOFException if the server closes the connection before or within it
   */
  public SmtpReply read() throws IOException {
    List<String> lines = new ArrayList<>();
    int code = 0;
    while (true) {
      String line = line();
      int lineCode = code(line);
      if (!lines.isEmpty() && lineCode != code) {
        throw new SmtpProtocolException(
            "expected a reply with code " + code + " throughout, got " + lineCode);
      }
      code = lineCode;
      lines.add(line.length() > 4 ? line.substring(4) : "");
      if (line.length() == 3 || line.charAt(3) == ' ') {
        return new SmtpReply(code, lines);
      }
      if (lines.size() == MAX_LINES) {
        throw new SmtpProtocolException("expected a reply of at most " + MAX_LINES + " lines");
      }
    }
  }

  /** Returns whether octets have arrived that were not read yet. */
  public boolean hasUnread() throws IOException {
    return position < limit || in.available() > 0;
  }

  private static int code(String line) throws SmtpProtocolException {
    boolean digits =
        line.length() >= 3
            && line.charAt(0) >= '2'
            && line.charAt(0) <= '5'
            && isDigit(line.charAt(1))
            && isDigit(line.charAt(2));
    boolean separated =
        line.length() == 3
            || (line.length() > 3 && (line.charAt(3) == ' ' || line.charAt(3) == '-'));
    if (!digits || !separated) {
      String shown = line.length() > 60 ? line.substring(0, 60) + "…" : line;
      throw new SmtpProtocolException("expected an SMTP reply, got '" + shown + "'");
    }
    return Integer.parseInt(line.substring(0, 3));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      if (position == limit) {
        limit = in.read(buffer);
        position = 0;
        if (limit < 0) {
          limit = 0;
          throw new EOFException("the server closed the connection");
        }
      }
      byte octet = buffer[position++];
      if (octet == '\n') {
        int end = line.length();
        String text =
            end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
        return text.replace('\r', '?');
      }
      if (line.length() == MAX_LINE) {
        throw new SmtpProtocolException("expected lines of at most " + MAX_LINE + " octets");
      }
      boolean shown = (octet >= 0x20 && octet < 0x7F) || octet == '\r';
      line.append(shown ? (char) octet : '?');
    }
  }
}
