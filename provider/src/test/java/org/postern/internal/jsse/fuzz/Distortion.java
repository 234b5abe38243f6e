// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a lying peer does to the records that it is about to protect: the first octet of a script
 * says which handshake, the rest are instructions of five octets: which record, what, where (two
 * octets), and a value. An empty script is an honest peer.
 */
final class Distortion {
  /** A record before protection. */
  record Plain(short type, byte[] content) {}

  private static final short HANDSHAKE = 22;
  private static final byte FINISHED = 20;
  private static final byte[] HELLO_REQUEST = new byte[4];
  private static final int LONGEST = 1 << 14;
  private static final int INSTRUCTION = 5;
  private static final int KINDS = 9;
  private static final int MOST_INSTRUCTIONS = 16;

  private final byte[] script;
  private final List<Plain> held = new ArrayList<>();
  private int index;
  private boolean changed;

  Distortion(byte[] script) {
    this.script = script;
  }

  boolean tls13() {
    return script.length == 0 || (script[0] & 1) == 0;
  }

  boolean clientAuthentication() {
    return script.length > 0 && (script[0] & 2) != 0;
  }

  /** Whether a handshake message went out that the peer itself takes for another. */
  boolean changed() {
    return changed;
  }

  /** What to send instead of the record. */
  List<Plain> apply(Plain honest) {
    List<Plain> out = new ArrayList<>(List.of(honest));
    for (int i = 0; i < MOST_INSTRUCTIONS; i++) {
      int at = 1 + i * INSTRUCTION;
      if (at + INSTRUCTION > script.length) {
        break;
      }
      if ((script[at] & 0xFF) % 16 == index) {
        distort(out, script[at + 1] & 0xFF, position(at + 2), script[at + 4]);
      }
    }
    index++;
    out.removeIf(record -> record.content.length == 0);
    // Only handshake messages are covered by Finished, wherever other records come between.
    List<Plain> messages =
        out.stream().filter(record -> record.type == HANDSHAKE && !isHelloRequest(record)).toList();
    changed |= !(honest.type == HANDSHAKE ? kept(messages, honest) : messages.isEmpty());
    return out;
  }

  /** A client that may ignore it does not hash it either (RFC 5246 section 7.4.1.1). */
  private static boolean isHelloRequest(Plain record) {
    return Arrays.equals(record.content, HELLO_REQUEST);
  }

  /** What follows a Finished comes too late for it. */
  private static boolean kept(List<Plain> messages, Plain honest) {
    boolean last = honest.content.length > 0 && honest.content[0] == FINISHED;
    return !messages.isEmpty() && same(messages.get(0), honest) && (last || messages.size() == 1);
  }

  private int position(int at) {
    return (script[at] & 0xFF) << 8 | (script[at + 1] & 0xFF);
  }

  private void distort(List<Plain> out, int kind, int where, byte value) {
    if (out.isEmpty()) {
      return;
    }
    Plain record = out.get(0);
    byte[] content = record.content.clone();
    int position = content.length == 0 ? 0 : where % content.length;
    switch (kind % KINDS) {
      case 0 -> out.clear();
      case 1 -> out.add(record);
      case 2 -> out.set(0, new Plain(record.type, Arrays.copyOf(content, position)));
      case 3 -> out.set(0, new Plain(value, content));
      case 4 -> {
        held.add(record);
        out.remove(0);
      }
      case 5 -> {
        out.addAll(held);
        held.clear();
      }
      case 6 -> out.set(0, new Plain(record.type, inserted(content, position, value)));
      case 7 -> out.add(new Plain(HANDSHAKE, new byte[] {value, 0, 0, 0}));
      default -> {
        if (content.length > 0) {
          content[position] ^= value;
          out.set(0, new Plain(record.type, content));
        }
      }
    }
  }

  private static byte[] inserted(byte[] content, int position, byte value) {
    int count = Math.min(1 + (value & 0x7F) * 16, LONGEST - content.length);
    byte[] longer = new byte[content.length + count];
    System.arraycopy(content, 0, longer, 0, position);
    Arrays.fill(longer, position, position + count, value);
    System.arraycopy(content, position, longer, position + count, content.length - position);
    return longer;
  }

  private static boolean same(Plain a, Plain b) {
    return a.type == b.type && Arrays.equals(a.content, b.content);
  }
}
