// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of hosts and the wildcards that stand for them (RFC 9525 section 6.3). */
public final class DnsNames {

  private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";
  private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
  private static final Pattern ALL_DIGITS = Pattern.compile("(?:.*\\.)?[0-9]+");

  private DnsNames() {}

  /**
   * Brings a reference name into the form it is compared in: A-labels, lower case, no dot at the
   * end. Returns null where it is no host name, an address literal among others.
   */
  public static @Nullable String normalize(String name) {
    String text = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    try {
      if (text.chars().anyMatch(c -> c > 0x7f)) {
        text = IDN.toASCII(text);
      }
    } catch (RuntimeException e) {
      return null;
    }
    text = text.toLowerCase(Locale.ROOT);
    return isHostName(text) ? text : null;
  }

  /**
   * Tells whether a name in a certificate is the reference name, or a wildcard for it: {@code *} as
   * the whole left-most label, standing for exactly one label, above at least two more.
   *
   * @param presented as it stands in the certificate
   * @param reference as {@link #normalize} returned it
   */
  public static boolean matches(String presented, String reference) {
    String name = asciiLowerCase(presented);
    if (name == null) {
      return false;
    }
    if (!name.startsWith("*.")) {
      return isHostName(name) && name.equals(reference);
    }
    String parent = name.substring(1);
    int dot = reference.indexOf('.');
    return dot > 0
        && parent.indexOf('.', 1) > 0
        && isHostName(parent.substring(1))
        && reference.substring(dot).equals(parent);
  }

  /** Tells whether a presented name has the form of a host name or of a wildcard for one. */
  static boolean isPresentedName(String presented) {
    String name = asciiLowerCase(presented);
    return name != null && isHostName(name.startsWith("*.") ? name.substring(2) : name);
  }

  /**
   * Tells whether a name lies in a subtree (RFC 5280 section 4.2.1.10): it is the base, or has
   * labels to the left of it. A base that starts with a dot stands for longer names only.
   */
  static boolean isWithin(String name, String base) {
    String n = name.toLowerCase(Locale.ROOT);
    String b = base.toLowerCase(Locale.ROOT);
    if (b.isEmpty() || b.startsWith(".")) {
      return n.endsWith(b);
    }
    return n.equals(b) || n.endsWith("." + b);
  }

  private static boolean isHostName(String lowerCase) {
    return lowerCase.length() <= 253
        && NAME.matcher(lowerCase).matches()
        && !ALL_DIGITS.matcher(lowerCase).matches();
  }

  private static @Nullable String asciiLowerCase(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) > 0x7f) {
        return null;
      }
    }
    return name.length() > 255 ? null : name.toLowerCase(Locale.ROOT);
  }
}
