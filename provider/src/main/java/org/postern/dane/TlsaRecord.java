// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * One TLSA resource record (RFC 6698 section 2.1): an immutable value, whatever its octets are.
 *
 * <p>Whether a record can be used is not decided here but by {@link TlsaSet}, which knows the
 * digests and the usages in force. Equality is that of the octets on the wire.
 */
public final class TlsaRecord {

  /** Octets before the association data: usage, selector, matching type. */
  private static final int HEADER = 3;

  private final byte[] rdata;

  private TlsaRecord(byte[] rdata) {
    this.rdata = rdata;
  }

  /**
   * Takes a record as DNS delivered it. Never throws for any octets: a record too short to have its
   * three numbers is kept, and is unusable in every {@link TlsaSet}.
   *
   * @param rdata the RDATA in wire format; copied
   */
  public static TlsaRecord fromRdata(byte[] rdata) {
    return new TlsaRecord(rdata.clone());
  }

  /**
   * Makes a record of its four fields.
   *
   * @param usage certificate usage, 0 to 255
   * @param selector selector, 0 to 255
   * @param matchingType matching type, 0 to 255
   * @param associationData certificate association data; copied
   * @throws IllegalArgumentException if a number does not fit an octet
   */
  public static TlsaRecord of(int usage, int selector, int matchingType, byte[] associationData) {
    byte[] rdata = new byte[HEADER + associationData.length];
    rdata[0] = TlsaPresentation.octet("certificate usage", usage);
    rdata[1] = TlsaPresentation.octet("selector", selector);
    rdata[2] = TlsaPresentation.octet("matching type", matchingType);
    System.arraycopy(associationData, 0, rdata, HEADER, associationData.length);
    return new TlsaRecord(rdata);
  }

  /**
   * Reads the presentation format (RFC 6698 section 2.2), for example {@code 3 1 1 8d1f…}. Blanks
   * inside the hexadecimal digits and parentheses are allowed; so is the generic form of RFC 3597,
   * {@code \# 2 0301}, in which {@link #toString()} writes a record that is too short.
   *
   * @throws IllegalArgumentException if the text is no TLSA record; the message says what was
   *     expected and what was found
   */
  public static TlsaRecord parse(String presentation) {
    return new TlsaRecord(TlsaPresentation.rdata(presentation));
  }

  /** Returns the certificate usage, 0 to 255, or -1 where the record ends before it. */
  public int usage() {
    return octet(0);
  }

  /** Returns the selector, 0 to 255, or -1 where the record ends before it. */
  public int selector() {
    return octet(1);
  }

  /** Returns the matching type, 0 to 255, or -1 where the record ends before it. */
  public int matchingType() {
    return octet(2);
  }

  /** Returns a copy of the certificate association data; empty where there is none. */
  public byte[] associationData() {
    return rdata.length <= HEADER ? new byte[0] : Arrays.copyOfRange(rdata, HEADER, rdata.length);
  }

  /** Returns a copy of the whole RDATA. */
  public byte[] toRdata() {
    return rdata.clone();
  }

  /** Tells whether the record is too short to hold its three numbers. */
  public boolean isTruncated() {
    return rdata.length < HEADER;
  }

  /** Returns how many octets of association data there are. */
  int associationLength() {
    return Math.max(0, rdata.length - HEADER);
  }

  /** Tells, without copying, whether the association data are exactly these octets. */
  boolean associationEquals(byte[] octets) {
    return rdata.length >= HEADER
        && Arrays.equals(rdata, HEADER, rdata.length, octets, 0, octets.length);
  }

  /**
   * Returns the three numbers and the last two octets of the association data, as log lines show a
   * record: {@code 3 1 1 …8d1f}. Association data of two octets or fewer are shown whole.
   */
  public String abbreviated() {
    int length = associationLength();
    if (length <= 2) {
      return toString();
    }
    return numbers() + " …" + HexFormat.of().formatHex(rdata, rdata.length - 2, rdata.length);
  }

  /** Returns the full presentation format, in lower case; {@link #parse} reads it back. */
  @Override
  public String toString() {
    if (rdata.length <= HEADER) {
      return TlsaPresentation.generic(rdata);
    }
    return numbers() + " " + HexFormat.of().formatHex(rdata, HEADER, rdata.length);
  }

  private String numbers() {
    return usage() + " " + selector() + " " + matchingType();
  }

  private int octet(int index) {
    return index < rdata.length ? rdata[index] & 0xff : -1;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof TlsaRecord && Arrays.equals(rdata, ((TlsaRecord) o).rdata);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(rdata));
  }
}
