// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The presentation format of a TLSA record: RFC 6698 section 2.2, and RFC 3597 section 5. */
final class TlsaPresentation {

  /** No RDATA is longer (RFC 1035 section 3.2.1). */
  private static final int MAX_RDATA = 65535;

  private static final Pattern FIELDS =
      Pattern.compile("(\\d{1,5})\\s+(\\d{1,5})\\s+(\\d{1,5})(?:\\s+(.*))?", Pattern.DOTALL);

  private static final Pattern GENERIC =
      Pattern.compile("\\\\#\\s+(\\d{1,5})(?:\\s+(.*))?", Pattern.DOTALL);

  private TlsaPresentation() {}

  static byte[] rdata(String presentation) {
    String text = presentation.replace('(', ' ').replace(')', ' ').strip();
    Matcher generic = GENERIC.matcher(text);
    if (generic.matches()) {
      return genericRdata(generic, presentation);
    }
    Matcher fields = FIELDS.matcher(text);
    if (!fields.matches()) {
      throw new IllegalArgumentException(
          "expected a TLSA record as \"USAGE SELECTOR MATCHING-TYPE HEX\", for example \"3 1 1"
              + " 8d1f...\", but got \""
              + shown(presentation)
              + "\"");
    }
    byte[] data = hex(fields.group(4), presentation);
    return TlsaRecord.of(
            number("certificate usage", fields.group(1)),
            number("selector", fields.group(2)),
            number("matching type", fields.group(3)),
            data)
        .toRdata();
  }

  static String generic(byte[] rdata) {
    return ("\\# " + rdata.length + " " + HexFormat.of().formatHex(rdata)).strip();
  }

  static byte octet(String field, int value) {
    if (value < 0 || value > 255) {
      throw new IllegalArgumentException(
          "the " + field + " of a TLSA record is 0 to 255, not " + value);
    }
    return (byte) value;
  }

  private static int number(String field, String digits) {
    return octet(field, Integer.parseInt(digits)) & 0xff;
  }

  private static byte[] genericRdata(Matcher generic, String presentation) {
    String hex = generic.group(2);
    byte[] rdata = hex == null ? new byte[0] : hex(hex, presentation);
    int announced = Integer.parseInt(generic.group(1));
    if (announced != rdata.length) {
      throw new IllegalArgumentException(
          "the record announces "
              + announced
              + " octets but "
              + rdata.length
              + " follow: \""
              + shown(presentation)
              + "\"");
    }
    return rdata;
  }

  private static byte[] hex(String text, String presentation) {
    String digits = text == null ? "" : text.replaceAll("\\s+", "");
    if (digits.isEmpty()) {
      throw new IllegalArgumentException(
          "the certificate association data are missing in \"" + shown(presentation) + "\"");
    }
    if (digits.length() > 2 * MAX_RDATA) {
      throw new IllegalArgumentException(
          "the certificate association data are longer than a DNS record can be");
    }
    try {
      return HexFormat.of().parseHex(digits);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the certificate association data must be an even number of hexadecimal digits, but are"
              + " \""
              + shown(digits)
              + "\"",
          e);
    }
  }

  private static String shown(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
