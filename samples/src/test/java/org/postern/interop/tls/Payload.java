// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * What is sent, and is to come back: lines of digits, since some peers read lines and take letters
 * at their beginning for commands.
 */
public final class Payload {
  /** The length in octets of every payload: more than 1 MiB, no multiple of a record. */
  public static final int LENGTH = (1 << 20) + 12_345;

  private static final String FIRST = "3141592653589793238462643383279502884197\n";
  private static final String LAST = "2718281828459045235360287471352662497757\n";
  private static final int LONGEST_LINE = 3_000;

  private Payload() {}

  /** The payload of this seed. */
  public static String of(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(LENGTH).append(FIRST);
    int end = LENGTH - LAST.length() - 1;
    while (text.length() < end) {
      int line = Math.min(1 + random.nextInt(LONGEST_LINE), end - text.length());
      for (int i = 0; i < line; i++) {
        text.append((char) ('0' + random.nextInt(10)));
      }
      if (text.length() < end) {
        text.append('\n');
      }
    }
    return text.append('\n').append(LAST).toString();
  }

  public static byte[] octets(long seed) {
    return of(seed).getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether the output of a program has a whole payload. */
  public static boolean isWhole(CharSequence output) {
    return output.toString().contains(LAST);
  }

  /** The first payload in the output of a program, among what else it prints. */
  public static String within(String output) {
    int from = output.indexOf(FIRST);
    int to = output.indexOf(LAST, Math.max(from, 0));
    if (from < 0 || to < 0) {
      throw new AssertionError("no payload in the output:\n" + abbreviated(output));
    }
    return output.substring(from, to + LAST.length());
  }

  /** The output without its lines of digits, for messages. */
  public static String abbreviated(String output) {
    return output.replaceAll("(?m)^[0-9]+$\\n?", "");
  }
}
