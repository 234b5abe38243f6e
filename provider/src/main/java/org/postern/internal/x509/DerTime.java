// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times in the two forms that RFC 5280 section 4.1.2.5 allows: in UTC, to the second. */
public final class DerTime {

  private DerTime() {}

  /** Reads a UTCTime or a GeneralizedTime. */
  public static Instant parse(DerElement time) throws MalformedCertificateException {
    byte[] s = time.source();
    int at = time.body();
    int year;
    if (time.tag() == DerElement.UTC_TIME && time.length() == 13) {
      year = number(s, at);
      year += year < 50 ? 2000 : 1900;
      at += 2;
    } else if (time.tag() == DerElement.GENERALIZED_TIME && time.length() == 15) {
      year = number(s, at) * 100 + number(s, at + 2);
      at += 4;
    } else {
      throw new MalformedCertificateException("a time has a wrong form");
    }
    if (s[at + 10] != 'Z') {
      throw new MalformedCertificateException("a time is not in UTC");
    }
    try {
      return LocalDateTime.of(
              year,
              number(s, at),
              number(s, at + 2),
              number(s, at + 4),
              number(s, at + 6),
              number(s, at + 8))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new MalformedCertificateException("a time does not exist");
    }
  }

  private static int number(byte[] source, int at) throws MalformedCertificateException {
    int tens = source[at] - '0';
    int ones = source[at + 1] - '0';
    if (tens < 0 || tens > 9 || ones < 0 || ones > 9) {
      throw new MalformedCertificateException("a time has no digits");
    }
    return tens * 10 + ones;
  }
}
