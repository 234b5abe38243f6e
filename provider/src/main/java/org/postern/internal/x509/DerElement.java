// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

import java.util.Arrays;

/**
 * Where one element lies in its source: the octets are used as they were sent, because a digest or
 * a signature covers exactly those.
 *
 * @param source the octets around it; never modified
 * @param tag its first identifier octet
 * @param start where its identifier is
 * @param body where its contents start
 * @param end where they end
 */
@SuppressWarnings("ArrayRecordComponent")
public record DerElement(byte[] source, int tag, int start, int body, int end) {

  public static final int BOOLEAN = 0x01;
  public static final int INTEGER = 0x02;
  public static final int BIT_STRING = 0x03;
  public static final int OCTET_STRING = 0x04;
  public static final int OID = 0x06;
  public static final int ENUMERATED = 0x0a;
  public static final int UTC_TIME = 0x17;
  public static final int GENERALIZED_TIME = 0x18;
  public static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  /** The whole element, a copy. */
  public byte[] encoded() {
    return Arrays.copyOfRange(source, start, end);
  }

  /** Its contents, a copy. */
  public byte[] contents() {
    return Arrays.copyOfRange(source, body, end);
  }

  /** How many octets its contents have. */
  public int length() {
    return end - body;
  }

  /** Walks over its contents. */
  public DerReader inside() {
    return new DerReader(source, body, end);
  }
}
