// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one HTTP/1.1 request on a connection that ends with it (RFC 9112), of limited
 * length. What breaks the rules is no answer: nothing is guessed.
 *
 * @param location where a redirect leads to, or null
 * @param body empty unless the status is 200
 */
@SuppressWarnings("ArrayRecordComponent")
record HttpAnswer(int status, @Nullable String location, byte[] body) {
  static final int MAX_HEAD = 16 * 1024;

  /**
   * Reads an answer.
   *
   * @param most the greatest length of the body
   * @throws IOException if there is no answer, or a longer one
   */
  static HttpAnswer read(InputStream in, int most) throws IOException {
    return new Reader(in, most).read();
  }

  /** Reads no more than the head, as of the answer to CONNECT. */
  static int readStatus(InputStream in) throws IOException {
    return new Reader(in, 0).head();
  }

  private static final class Reader {
    private final InputStream in;
    private final int most;
    private int headLeft = MAX_HEAD;
    private @Nullable String location;
    private boolean chunked;
    private int length = -1;

    Reader(InputStream in, int most) {
      this.in = in;
      this.most = most;
    }

    HttpAnswer read() throws IOException {
      int status = head();
      while (status < 200) {
        status = head(); // Interim answers count in the length of the head.
      }
      return new HttpAnswer(status, location, status == 200 ? body() : new byte[0]);
    }

    int head() throws IOException {
      String start = line();
      if (!start.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
        throw new IOException("this is no HTTP: " + Words.line(start));
      }
      location = null;
      chunked = false;
      length = -1;
      for (String field = line(); !field.isEmpty(); field = line()) {
        int colon = field.indexOf(':');
        if (colon < 1) {
          throw new IOException("a field of the HTTP head has no name");
        }
        String value = field.substring(colon + 1).strip();
        switch (field.substring(0, colon).toLowerCase(Locale.ROOT)) {
          case "location":
            location = value;
            break;
          case "content-length":
            length(value);
            break;
          case "transfer-encoding":
            if (!value.equalsIgnoreCase("chunked")) {
              throw new IOException("the transfer encoding is unknown: " + Words.line(value));
            }
            chunked = true;
            break;
          default:
            break;
        }
      }
      return Integer.parseInt(start.substring(9, 12));
    }

    private void length(String value) throws IOException {
      if (!value.matches("[0-9]{1,9}")) {
        throw new IOException("the length of the body is no number: " + Words.line(value));
      }
      int number = Integer.parseInt(value);
      if (length >= 0 && length != number) {
        throw new IOException("the body has two lengths");
      }
      length = number;
    }

    private byte[] body() throws IOException {
      if (chunked) {
        return chunks();
      }
      if (length >= 0) {
        checkLength(length);
        return exactly(length);
      }
      byte[] octets = in.readNBytes(most + 1);
      checkLength(octets.length);
      return octets;
    }

    private byte[] chunks() throws IOException {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      while (true) {
        headLeft = MAX_HEAD;
        String size = line();
        int end = size.indexOf(';');
        String digits = (end < 0 ? size : size.substring(0, end)).strip();
        if (!digits.matches("[0-9a-fA-F]{1,7}")) {
          throw new IOException("a chunk has no length");
        }
        int next = Integer.parseInt(digits, 16);
        if (next == 0) {
          return whole.toByteArray();
        }
        checkLength((long) whole.size() + next);
        whole.write(exactly(next), 0, next);
        if (!line().isEmpty()) {
          throw new IOException("a chunk is longer than it says");
        }
      }
    }

    private void checkLength(long octets) throws IOException {
      if (octets > most) {
        throw new IOException("the answer is longer than " + most + " octets");
      }
    }

    private byte[] exactly(int octets) throws IOException {
      byte[] read = in.readNBytes(octets);
      if (read.length < octets) {
        throw new IOException("the answer is cut off after " + read.length + " octets");
      }
      return read;
    }

    private String line() throws IOException {
      byte[] line = new byte[256];
      int end = 0;
      for (int octet = in.read(); octet != '\n'; octet = in.read()) {
        if (octet < 0) {
          throw new IOException("the answer is cut off in its head");
        }
        if (--headLeft <= 0) {
          throw new IOException("the HTTP head is longer than " + MAX_HEAD + " octets");
        }
        line = end < line.length ? line : Arrays.copyOf(line, 2 * end);
        line[end++] = (byte) octet;
      }
      headLeft--;
      if (headLeft <= 0) {
        throw new IOException("the HTTP head is longer than " + MAX_HEAD + " octets");
      }
      end = end > 0 && line[end - 1] == '\r' ? end - 1 : end;
      return new String(line, 0, end, StandardCharsets.ISO_8859_1);
    }
  }
}
