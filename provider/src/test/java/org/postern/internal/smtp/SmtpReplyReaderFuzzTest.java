// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Any octets are a reply, no reply, or the end; nothing else. */
class SmtpReplyReaderFuzzTest {

  @FuzzTest
  void anyOctets_endInAReplyOrATypedFailure(byte[] octets) throws IOException {
    SmtpReplyReader reader = new SmtpReplyReader(new ByteArrayInputStream(octets));
    try {
      while (true) {
        SmtpReply reply = reader.read();
        assertThat(reply.code()).isBetween(200, 599);
        assertThat(reply.lines()).isNotEmpty();
        assertThat(reply.toString()).matches("[\\x20-\\x7e]*");
      }
    } catch (SmtpProtocolException e) {
      assertThat(e.getMessage()).hasSizeLessThan(200);
    } catch (EOFException e) {
      assertThat(reader.hasUnread()).isFalse();
    }
  }

  @Test
  void ehloReplies_tellTheirExtensions() throws IOException {
    SmtpReply reply =
        read("250-starttls.example\r\n250-PIPELINING\n250-SIZE 10\r\n250 StartTLS\r\n");
    assertThat(reply.offers("STARTTLS")).isTrue();
    assertThat(reply.offers("SIZE")).isTrue();
    assertThat(reply.offers("SMTPUTF8")).isFalse();
    // The first line is the server's name, whatever it is.
    assertThat(read("250 STARTTLS\r\n").offers("STARTTLS")).isFalse();
  }

  @Test
  void aCodeAlone_isAReply() throws IOException {
    assertThat(read("220\r\n").code()).isEqualTo(220);
  }

  private static SmtpReply read(String text) throws IOException {
    return new SmtpReplyReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)))
        .read();
  }
}
