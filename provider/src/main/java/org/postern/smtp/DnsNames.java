// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.util.Locale;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/** Between host names as text and names as DNS has them. */
final class DnsNames {

  private DnsNames() {}

  /** Returns the absolute name of a host in canonical form. */
  static Name of(String host) {
    return parse(host + ".");
  }

  /** Returns the relative name {@code _25._tcp} (RFC 7672 section 2.2.3). */
  static Name service(int port) {
    return parse("_" + port + "._tcp");
  }

  /** Returns the text of a name: lower case, no trailing dot; odd octets are escaped. */
  static String text(Name name) {
    return name.toString(true).toLowerCase(Locale.ROOT);
  }

  private static Name parse(String text) {
    try {
      return Name.fromString(text);
    } catch (TextParseException e) {
      throw new IllegalArgumentException("not a DNS name: " + text, e);
    }
  }
}
