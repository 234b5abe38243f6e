// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A matching type other than Full(0): its number and the digest behind it. */
final class TlsaDigest {

  private static final Pattern ENTRY =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9/_-]{0,31})(?:=(\\d{1,3}))?");

  private static final Pattern SHA2 = Pattern.compile("SHA-?(?:2-)?(\\d{3})");

  private final String name;
  private final int matchingType;

  /** Never updated, only cloned: a clone costs no look-up among the providers. */
  private final MessageDigest prototype;

  private TlsaDigest(String name, int matchingType, MessageDigest prototype) {
    this.name = name;
    this.matchingType = matchingType;
    this.prototype = prototype;
  }

  static TlsaDigest parse(String entry) {
    Matcher m = ENTRY.matcher(entry);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "expected a digest as NAME or NAME=NUMBER, but got \"" + entry + "\"");
    }
    String jca = jcaName(m.group(1));
    MessageDigest digest = find(jca, entry);
    int registered = registered(jca);
    int number = m.group(2) == null ? registered : Integer.parseInt(m.group(2));
    if (number < 0) {
      throw new IllegalArgumentException(
          "the digest \""
              + entry
              + "\" has no registered matching type: write it with its number, as \""
              + m.group(1)
              + "=3\"");
    }
    if (number != registered && (registered > 0 || number < 3 || number > 254)) {
      throw new IllegalArgumentException(
          "matching type "
              + number
              + " cannot be given to \""
              + m.group(1)
              + "\": 0 is Full, 1 is sha256, 2 is sha512, 255 is for private use; 3 to 254 are"
              + " free");
    }
    return new TlsaDigest(m.group(1).toLowerCase(Locale.ROOT), number, digest);
  }

  String name() {
    return name;
  }

  int matchingType() {
    return matchingType;
  }

  int length() {
    return prototype.getDigestLength();
  }

  byte[] digest(byte[] octets) {
    try {
      return ((MessageDigest) prototype.clone()).digest(octets);
    } catch (CloneNotSupportedException e) {
      return find(prototype.getAlgorithm(), name).digest(octets);
    }
  }

  private static String jcaName(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    Matcher sha2 = SHA2.matcher(upper);
    return sha2.matches() ? "SHA-" + sha2.group(1) : upper;
  }

  private static int registered(String jcaName) {
    switch (jcaName) {
      case "SHA-256":
        return 1;
      case "SHA-512":
        return 2;
      default:
        return -1;
    }
  }

  private static MessageDigest find(String jcaName, String entry) {
    try {
      MessageDigest digest = MessageDigest.getInstance(jcaName);
      if (digest.getDigestLength() < 32) {
        throw new IllegalArgumentException(
            "the digest \"" + entry + "\" is too short to be relied on: 256 bits at least");
      }
      return digest;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException(
          "unknown digest \""
              + entry
              + "\": this Java runtime has sha256, sha384, sha512, sha3-256, sha3-384, sha3-512",
          e);
    }
  }

  @Override
  public String toString() {
    return matchingType <= 2 ? name : name + "=" + matchingType;
  }
}
