// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The NewSessionTicket message (RFC 8446 section 4.6.1). */
class SessionTicketTest {
  /** The message of RFC 8448 section 3. */
  private static final byte[] RFC_8448 =
      HexFormat.of()
          .parseHex(
              "040000c90000001efad6aac502000000b22c035d829359ee5ff7af4ec900000000262a6494dc486d2c"
                  + "8a34cb33fa90bf1b0070ad3c498883c9367c09a2be785abc55cd226097a3a982117283f82a03a143"
                  + "efd3ff5dd36d64e861be7fd61d2827db279cce145077d454a3664d4e6da4d29ee03725a6a4dafcd0"
                  + "fc67d2aea70529513e3da2677fa5906c5b3f7d8f92f228bda40dda721470f9fbf297b5aea617646f"
                  + "ac5c03272e970727c621a79141ef5f7de6505e5bfbc388e93343694093934ae4d3570008002a0004"
                  + "00000400");

  private static SessionTicket parse(byte[] message) {
    return SessionTicket.parse(Arrays.copyOfRange(message, 4, message.length));
  }

  @Test
  void messageOfRfc8448_isRead() {
    SessionTicket ticket = parse(RFC_8448);
    assertThat(ticket.lifetime()).isEqualTo(30);
    assertThat(ticket.ageAdd()).isEqualTo(0xFAD6AAC5L);
    assertThat(ticket.nonce()).containsExactly(0, 0);
    assertThat(ticket.ticket()).hasSize(178).startsWith(0x2c, 0x03, 0x5d);
  }

  @Test
  void messageWritten_isReadAgain() {
    SessionTicket ticket = new SessionTicket(604_800, 0xFFFF_FFFFL, new byte[] {7}, new byte[300]);
    byte[] message = ticket.encode();
    assertThat(ByteBuffer.wrap(message).getInt()).isEqualTo(4 << 24 | message.length - 4);
    assertThat(parse(message))
        .usingRecursiveComparison()
        .withEqualsForType(Arrays::equals, byte[].class)
        .isEqualTo(ticket);
  }

  @Test
  void partOfAMessage_isNone() {
    byte[] body = Arrays.copyOfRange(RFC_8448, 4, RFC_8448.length);
    for (int length = 0; length < body.length; length++) {
      assertThat(SessionTicket.parse(Arrays.copyOf(body, length))).isNull();
    }
    assertThat(SessionTicket.parse(Arrays.copyOf(body, body.length + 1))).isNull();
  }

  @Test
  void emptyTicket_isNone() {
    assertThat(parse(new SessionTicket(1, 2, new byte[0], new byte[0]).encode())).isNull();
  }

  @FuzzTest(maxDuration = "20s")
  @Timeout(60)
  void anyOctets_areAMessageOrNone(byte[] octets) {
    SessionTicket ticket = SessionTicket.parse(octets);
    if (ticket != null) {
      assertThat(ticket.ticket()).isNotEmpty();
      assertThat(parse(ticket.encode()).ticket()).isEqualTo(ticket.ticket());
    }
  }
}
