// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.smtp;

import java.util.List;
import java.util.Locale;

/**
 * A reply of an SMTP server (RFC 5321 section 4.2).
 *
 * @param code the code, 200 to 599
 * @param lines the text of each line, in printable ASCII: what is not is replaced
 */
public record SmtpReply(int code, List<String> lines) {

  /** Copies the list. */
  public SmtpReply {
    lines = List.copyOf(lines);
  }

  /** Returns whether the reply to EHLO, from its second line on, offers an extension. */
  public boolean offers(String keyword) {
    return lines.stream()
        .skip(1)
        .map(line -> line.split(" ", 2)[0].toUpperCase(Locale.ROOT))
        .anyMatch(keyword::equals);
  }

  @Override
  public String toString() {
    return code + " " + String.join(" / ", lines);
  }
}
