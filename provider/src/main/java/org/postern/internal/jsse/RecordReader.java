// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Whole records out of a stream. What has come of a record is kept when a read times out. Used by
 * one thread at a time.
 */
final class RecordReader {

  private final InputStream in;
  private final boolean exact;
  private final byte[] header = new byte[RecordHeader.LENGTH];
  private int headerCount;
  private @Nullable ByteBuffer buffer;
  private int end; // of what has come; the buffer's position is where the next record begins

  /**
   * @param exact whether nothing may be read beyond the record, because the stream is somebody
   *     else's after it
   */
  RecordReader(InputStream in, boolean exact) {
    this.in = in;
    this.exact = exact;
  }

  /** Something in place of a record; it is the current record then. */
  static final class UnsoundException extends IOException {
    private static final long serialVersionUID = 1;

    UnsoundException() {
      super("not a record");
    }
  }

  /**
   * Returns the next record, which stays until {@link #consumed} is called; null at the end of the
   * stream.
   */
  @Nullable ByteBuffer next() throws IOException {
    ByteBuffer known = buffer;
    if (known == null) {
      if (!readHeader()) {
        return null;
      }
      known = BufferPool.take();
      known.put(header).position(0);
      end = RecordHeader.LENGTH;
      headerCount = 0;
      buffer = known;
    }
    if (!fill(known, RecordHeader.LENGTH)) {
      return null;
    }
    int start = known.position();
    if (!RecordHeader.isSound(known.limit(end), start)) {
      throw new UnsoundException();
    }
    int length = RecordHeader.recordLength(known, start);
    fill(known, length);
    return known.limit(known.position() + length);
  }

  /** Returns what is there in place of a record, after an {@link UnsoundException}. */
  ByteBuffer unsound() {
    return buffer == null ? ByteBuffer.wrap(header) : buffer;
  }

  /** Tells that the record is done with. */
  void consumed() {
    ByteBuffer known = buffer;
    if (known != null) {
      int next = known.limit();
      if (next == end) {
        release();
      } else {
        known.limit(end).position(next);
      }
    }
  }

  /** Gives the buffer back; nothing more is read. */
  void release() {
    ByteBuffer known = buffer;
    buffer = null;
    if (known != null) {
      BufferPool.give(known);
    }
  }

  /** Waits with five octets in hand, not with a buffer. */
  private boolean readHeader() throws IOException {
    while (headerCount < header.length) {
      int count = in.read(header, headerCount, header.length - headerCount);
      if (count < 0) {
        if (headerCount > 0) {
          throw truncated();
        }
        return false;
      }
      headerCount += count;
    }
    return true;
  }

  /** Returns whether there are so many octets from the position on; false at a clean end. */
  private boolean fill(ByteBuffer known, int wanted) throws IOException {
    known.limit(known.capacity());
    if (known.position() + wanted > known.capacity()) {
      known.limit(end);
      known.compact();
      end = known.position();
      known.clear();
    }
    while (end - known.position() < wanted) {
      int most = (exact ? known.position() + wanted : known.capacity()) - end;
      int count = in.read(known.array(), end, most);
      if (count < 0) {
        if (end > known.position()) {
          throw truncated();
        }
        return false;
      }
      end += count;
    }
    return true;
  }

  private static SSLException truncated() {
    return new SSLException("the peer closed the connection in the middle of a record");
  }
}
