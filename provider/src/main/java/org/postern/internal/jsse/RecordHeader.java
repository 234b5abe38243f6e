// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLException;

/** The five octets in front of every record (RFC 8446 section 5.1). */
final class RecordHeader {

  static final int LENGTH = 5;
  static final int CHANGE_CIPHER_SPEC = 20;
  static final int ALERT = 21;
  static final int HANDSHAKE = 22;
  static final int APPLICATION_DATA = 23;

  /** What RFC 5246 section 6.2.3 allows at most; which version it is to be is not known here. */
  static final int MAX_FRAGMENT = (1 << 14) + 2048;

  static final int MAX_RECORD = LENGTH + MAX_FRAGMENT;

  private RecordHeader() {}

  static int type(ByteBuffer octets, int position) {
    return octets.get(position) & 0xff;
  }

  /** Returns the length of the whole record whose header is there. */
  static int recordLength(ByteBuffer octets, int position) {
    return LENGTH + ((octets.get(position + 3) & 0xff) << 8) + (octets.get(position + 4) & 0xff);
  }

  /** Returns whether it is the header of a record. */
  static boolean isSound(ByteBuffer octets, int position) {
    int type = type(octets, position);
    return type >= CHANGE_CIPHER_SPEC
        && type <= APPLICATION_DATA
        && octets.get(position + 1) == 3
        && recordLength(octets, position) <= MAX_RECORD;
  }

  /** Says what is there instead of a record. */
  static SSLException unsound(ByteBuffer octets, int position) {
    StringBuilder seen = new StringBuilder();
    boolean text = true;
    for (int i = position; i < position + LENGTH; i++) {
      int octet = octets.get(i) & 0xff;
      seen.append(String.format(" %02x", octet));
      text &= (octet >= ' ' && octet < 0x7f) || octet == '\r' || octet == '\n';
    }
    return new SSLException(
        "expected a TLS record, saw"
            + seen
            + (text ? ": this is plain text; does the peer speak TLS on this port?" : ""));
  }
}
