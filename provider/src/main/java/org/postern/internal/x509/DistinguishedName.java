// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A subject or an issuer, compared as RFC 5280 section 7.1 says: without regard to case, to runs of
 * blanks, and to the kind of string. It may be empty. Time and memory are linear in its length.
 */
final class DistinguishedName {

  private static final byte[] COMMON_NAME = {0x55, 0x04, 0x03};
  private static final byte[] EMAIL_ADDRESS = {
    0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x09, 0x01
  };
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final byte[] encoded;
  private final List<String> commonNames = new ArrayList<>();
  private final List<String> relativeNames = new ArrayList<>();
  private boolean emailAddress;

  private DistinguishedName(byte[] encoded) {
    this.encoded = encoded;
  }

  static DistinguishedName parse(byte[] encoded) throws MalformedCertificateException {
    DistinguishedName name = new DistinguishedName(encoded);
    DerReader sequence =
        new DerReader(encoded).next(DerElement.SEQUENCE, "distinguished name").inside();
    while (sequence.hasMore()) {
      DerReader set = sequence.next(DerElement.SET, "relative distinguished name").inside();
      List<String> attributes = new ArrayList<>();
      while (set.hasMore()) {
        attributes.add(
            name.attribute(set.next(DerElement.SEQUENCE, "attribute of a name").inside()));
      }
      attributes.sort(null);
      name.relativeNames.add(String.join("\u0000", attributes));
    }
    return name;
  }

  boolean isEmpty() {
    return relativeNames.isEmpty();
  }

  /** The CN values, most general first. */
  List<String> commonNames() {
    return commonNames;
  }

  boolean hasEmailAddress() {
    return emailAddress;
  }

  /** Tells whether this name lies in the subtree of the other (RFC 5280 section 4.2.1.10). */
  boolean isWithin(DistinguishedName base) {
    return relativeNames.size() >= base.relativeNames.size()
        && relativeNames.subList(0, base.relativeNames.size()).equals(base.relativeNames);
  }

  private String attribute(DerReader fields) throws MalformedCertificateException {
    byte[] type = fields.next(DerElement.OID, "type of an attribute").contents();
    DerElement value = fields.next();
    fields.expectEnd("the value of an attribute");
    String text = text(value);
    if (text != null && Arrays.equals(type, COMMON_NAME)) {
      commonNames.add(text);
    }
    emailAddress |= Arrays.equals(type, EMAIL_ADDRESS);
    String key = new String(type, StandardCharsets.ISO_8859_1) + '\u0001';
    return text == null
        ? key + '\u0001' + new String(value.encoded(), StandardCharsets.ISO_8859_1)
        : key + BLANKS.matcher(text.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
  }

  private static @Nullable String text(DerElement value) {
    switch (value.tag()) {
      case 0x0c:
        return new String(value.contents(), StandardCharsets.UTF_8);
      case 0x13:
      case 0x14:
      case 0x16:
      case 0x1a:
        return new String(value.contents(), StandardCharsets.ISO_8859_1);
      case 0x1c:
        return new String(value.contents(), UTF_32BE);
      case 0x1e:
        return new String(value.contents(), StandardCharsets.UTF_16BE);
      default:
        return null;
    }
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof DistinguishedName
        && (Arrays.equals(encoded, ((DistinguishedName) o).encoded)
            || relativeNames.equals(((DistinguishedName) o).relativeNames));
  }

  @Override
  public int hashCode() {
    return relativeNames.hashCode();
  }

  /** The values in order, for messages; bounded, and without control characters. */
  @Override
  public String toString() {
    if (isEmpty()) {
      return "(empty name)";
    }
    String shown = commonNames.isEmpty() ? "no common name" : commonNames.get(0);
    shown = shown.length() > 64 ? shown.substring(0, 64) + "..." : shown;
    return shown.replaceAll("\\p{Cntrl}", "?");
  }
}
