// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Buffers for records, lent for as long as there is something in them: a connection that is idle
 * has none.
 */
final class BufferPool {

  /** Two of the longest records that application data make. */
  static final int SIZE = 33 * 1024;

  private static final ArrayBlockingQueue<ByteBuffer> FREE = new ArrayBlockingQueue<>(32);

  private BufferPool() {}

  /** Lends an empty buffer with an array behind it. */
  static ByteBuffer take() {
    ByteBuffer buffer = FREE.poll();
    return buffer != null ? buffer : ByteBuffer.allocate(SIZE);
  }

  /** Takes a buffer back. */
  static void give(ByteBuffer buffer) {
    FREE.offer(buffer.clear());
  }

  /** Takes a buffer back that plain text was in. */
  static void giveWiped(ByteBuffer buffer) {
    Arrays.fill(buffer.array(), 0, buffer.limit(), (byte) 0);
    give(buffer);
  }
}
