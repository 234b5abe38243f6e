// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

/**
 * Walks over elements of definite length without copying or recursion. X.509 is DER, so that
 * indefinite lengths and tag numbers above 30 are refused.
 */
public final class DerReader {

  private static final int MAX_DEPTH = 32;

  private final byte[] source;
  private final int end;
  private int at;

  DerReader(byte[] source, int from, int end) {
    this.source = source;
    this.at = from;
    this.end = end;
  }

  /** Walks over the elements of these octets, which are not to be modified. */
  public DerReader(byte[] source) {
    this(source, 0, source.length);
  }

  /** Tells whether there is another element. */
  public boolean hasMore() {
    return at < end;
  }

  /** Tells whether the next element has this tag; false at the end. */
  public boolean isNext(int tag) {
    return at < end && (source[at] & 0xff) == tag;
  }

  /** Takes the next element, which must have this tag. */
  public DerElement next(int tag, String what) throws MalformedCertificateException {
    if (!isNext(tag)) {
      throw new MalformedCertificateException(
          what
              + ": expected an element of tag "
              + tag
              + (hasMore() ? " at " + at : ", but it ends"));
    }
    return next();
  }

  /** Takes the next element. */
  public DerElement next() throws MalformedCertificateException {
    int start = at;
    if (end - at < 2) {
      throw malformed("an element is cut off", start);
    }
    int tag = source[at++] & 0xff;
    if ((tag & 0x1f) == 0x1f) {
      throw malformed("an element has a long tag", start);
    }
    int length = source[at++] & 0xff;
    if (length > 0x7f) {
      int octets = length & 0x7f;
      if (octets == 0 || octets > 4 || end - at < octets) {
        throw malformed("an element has no definite length", start);
      }
      length = 0;
      for (int i = 0; i < octets; i++) {
        length = length << 8 | source[at++] & 0xff;
      }
    }
    if (length < 0 || length > end - at) {
      throw malformed("an element is longer than what is around it", start);
    }
    int body = at;
    at += length;
    return new DerElement(source, tag, start, body, at);
  }

  /** Checks that there is no further element. */
  public void expectEnd(String what) throws MalformedCertificateException {
    if (hasMore()) {
      throw malformed(what + " is followed by something else", at);
    }
  }

  /**
   * Checks that everything is properly nested, not deeper than certificates are, before a recursive
   * parser sees it.
   */
  public static void checkNesting(byte[] source) throws MalformedCertificateException {
    int[] ends = new int[MAX_DEPTH + 1];
    int depth = 0;
    ends[0] = source.length;
    DerReader reader = new DerReader(source);
    while (true) {
      while (reader.at == ends[depth]) {
        if (depth == 0) {
          return;
        }
        depth--;
      }
      DerElement element = new DerReader(source, reader.at, ends[depth]).next();
      if ((element.tag() & 0x20) == 0) {
        reader.at = element.end();
      } else if (depth == MAX_DEPTH) {
        throw malformed("elements are nested too deeply", element.start());
      } else {
        ends[++depth] = element.end();
        reader.at = element.body();
      }
    }
  }

  private static MalformedCertificateException malformed(String what, int offset) {
    return new MalformedCertificateException(what + ", at octet " + offset);
  }
}
