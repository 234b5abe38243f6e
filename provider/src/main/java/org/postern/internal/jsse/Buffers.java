// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The arguments of wrap and unwrap. */
final class Buffers {

  private Buffers() {}

  /** Checks a source and its destinations as {@link javax.net.ssl.SSLEngine} demands it. */
  static void checkUnwrap(
      @Nullable ByteBuffer source, ByteBuffer @Nullable [] destinations, int offset, int length) {
    if (source == null || destinations == null) {
      throw new IllegalArgumentException("the source and the destinations must not be null");
    }
    Objects.checkFromIndexSize(offset, length, destinations.length);
    for (int i = offset; i < offset + length; i++) {
      checkDestination(destinations[i]);
      checkDistinct(source, destinations[i]);
    }
  }

  /** Checks sources and their destination as {@link javax.net.ssl.SSLEngine} demands it. */
  static void checkWrap(
      ByteBuffer @Nullable [] sources, int offset, int length, @Nullable ByteBuffer destination) {
    if (sources == null) {
      throw new IllegalArgumentException("the sources must not be null");
    }
    checkDestination(destination);
    Objects.checkFromIndexSize(offset, length, sources.length);
    for (int i = offset; i < offset + length; i++) {
      if (sources[i] == null) {
        throw new IllegalArgumentException("source " + i + " is null");
      }
      checkDistinct(sources[i], destination);
    }
  }

  private static void checkDestination(@Nullable ByteBuffer destination) {
    if (destination == null) {
      throw new IllegalArgumentException("a destination is null");
    }
    if (destination.isReadOnly()) {
      throw new ReadOnlyBufferException();
    }
  }

  private static void checkDistinct(ByteBuffer source, @Nullable ByteBuffer destination) {
    if (source == destination) {
      throw new IllegalArgumentException("a buffer cannot be source and destination at once");
    }
  }

  /** Returns how much all of them have left. */
  static long remaining(ByteBuffer[] buffers, int offset, int length) {
    long sum = 0;
    for (int i = offset; i < offset + length; i++) {
      sum += buffers[i].remaining();
    }
    return sum;
  }

  /** Copies as much as there is and as there is room for. */
  static ByteBuffer gather(ByteBuffer[] sources, int offset, int length, int most) {
    ByteBuffer all = ByteBuffer.allocate(most);
    for (int i = offset; i < offset + length && all.hasRemaining(); i++) {
      ByteBuffer source = sources[i];
      int limit = source.limit();
      source.limit(source.position() + Math.min(source.remaining(), all.remaining()));
      all.put(source);
      source.limit(limit);
    }
    return all.flip();
  }
}
