// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a fuzzer changes in the records that a peer sends, before they are protected. Read from the
 * fuzzer's octets: each change is the number of the record, what to do, where, and a value.
 */
final class Mutations {

  private static final int CHANGE = 5;
  private static final int MOST_CHANGES = 16;
  private static final short[] TYPES = {20, 21, 22, 23, 24};

  /** Where the records go. */
  interface Sink {
    void write(short type, byte[] content) throws IOException;
  }

  private record Change(int record, int what, int where, int value) {}

  private final List<Change> changes = new ArrayList<>();
  private final byte[] rest;
  private int record;

  Mutations(byte[] octets, int offset) {
    int end = Math.min(octets.length, offset + MOST_CHANGES * CHANGE);
    int i = offset;
    for (; i + CHANGE <= end && octets[i] != (byte) 0xff; i += CHANGE) {
      changes.add(
          new Change(
              octets[i] & 0x0f,
              octets[i + 1] & 0x0f,
              (octets[i + 2] & 0xff) << 8 | octets[i + 3] & 0xff,
              octets[i + 4] & 0xff));
    }
    rest = Arrays.copyOfRange(octets, Math.min(i, octets.length), octets.length);
  }

  /** Writes a record as the changes of its number want it: altered, twice, or not at all. */
  void write(short type, byte[] buffer, int offset, int length, Sink sink) throws IOException {
    byte[] content = Arrays.copyOfRange(buffer, offset, offset + length);
    short sentAs = type;
    int times = 1;
    byte[] after = null;
    for (Change change : changes) {
      if (change.record() != (record & 0x0f)) {
        continue;
      }
      switch (change.what()) {
        case 8 -> times = 0;
        case 9 -> times = 2;
        case 10 -> sentAs = TYPES[change.value() % TYPES.length];
        case 11 -> after = rest;
        default -> content = altered(content, change);
      }
    }
    record++;
    for (int i = 0; i < times; i++) {
      sink.write(sentAs, content);
    }
    if (after != null && after.length > 0) {
      sink.write(
          TYPES[(after[0] & 0xff) % TYPES.length], Arrays.copyOfRange(after, 1, after.length));
    }
  }

  private byte[] altered(byte[] content, Change change) {
    if (content.length == 0) {
      return content;
    }
    int at = change.where() % content.length;
    byte[] result = content.clone();
    switch (change.what()) {
      case 0, 1 -> result[at] ^= (byte) (change.value() | 1);
      case 2 -> result[at] = (byte) change.value();
      case 3 -> result = spliced(content, at, 0, new byte[] {(byte) change.value()});
      case 4 ->
          result =
              spliced(content, at, Math.min(1 + change.value(), content.length - at), new byte[0]);
      case 5 -> result = Arrays.copyOf(content, at);
      case 6 -> result = spliced(content, at, 0, rest);
      case 7 -> {
        int length = Math.min(rest.length, content.length - at);
        System.arraycopy(rest, 0, result, at, length);
      }
      default -> {}
    }
    return result;
  }

  private static byte[] spliced(byte[] content, int at, int removed, byte[] inserted) {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    result.write(content, 0, at);
    result.writeBytes(inserted);
    result.write(content, at + removed, content.length - at - removed);
    return result.toByteArray();
  }
}
