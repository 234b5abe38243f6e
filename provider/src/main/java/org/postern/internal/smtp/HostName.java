// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.smtp;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;

/** Host and domain names as they go into DNS: A-labels, lower case, no trailing dot. */
public final class HostName {

  private static final int MAX_NAME = 253;
  private static final int MAX_LABEL = 63;

  private HostName() {}

  /**
   * Returns the canonical form of a name; IDNs become A-labels.
   *
   * @throws IllegalArgumentException if it is no host name; the message continues "the name …"
   */
  public static String toAscii(String text) {
    if (text.length() > 4 * MAX_NAME) {
      throw new IllegalArgumentException("is longer than " + MAX_NAME + " octets");
    }
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    if (name.isEmpty()) {
      throw new IllegalArgumentException("is empty");
    }
    String ascii = isAscii(name) ? name.toLowerCase(Locale.ROOT) : encode(name);
    if (ascii.length() > MAX_NAME) {
      throw new IllegalArgumentException("is longer than " + MAX_NAME + " octets");
    }
    String[] labels = ascii.split("\\.", -1);
    for (String label : labels) {
      checkLabel(label);
    }
    if (labels[labels.length - 1].matches("[0-9]+")) {
      throw new IllegalArgumentException("ends in a number, but is no address");
    }
    return ascii;
  }

  /** Returns whether two names are the same: letter case and a trailing dot do not count. */
  public static boolean same(String a, String b) {
    int aLength = a.endsWith(".") ? a.length() - 1 : a.length();
    int bLength = b.endsWith(".") ? b.length() - 1 : b.length();
    return aLength == bLength && a.regionMatches(true, 0, b, 0, aLength);
  }

  private static void checkLabel(String label) {
    if (label.isEmpty()) {
      throw new IllegalArgumentException("has an empty label");
    }
    if (label.length() > MAX_LABEL) {
      throw new IllegalArgumentException("has a label of more than " + MAX_LABEL + " octets");
    }
    if (label.startsWith("-") || label.endsWith("-")) {
      throw new IllegalArgumentException("has a label that begins or ends with '-'");
    }
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      // The underscore is no host name letter, but hosts with one exist and can be looked up.
      if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
        throw new IllegalArgumentException(
            String.format("holds the character U+%04X, which no host name has", (int) c));
      }
    }
  }

  private static String encode(String name) {
    String wanted = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    String ascii;
    String back;
    try {
      ascii = IDN.toASCII(wanted, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      back = IDN.toUnicode(ascii, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("is no internationalised domain name", e);
    }
    if (!back.equals(wanted)) {
      // The mapping of IDNA2003 made another name of it; IDNA2008 may mean a different domain, and
      // mail must not go to the wrong one.
      throw new IllegalArgumentException(
          "is ambiguous between versions of IDNA; write it with A-labels (xn--…)");
    }
    return ascii;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
