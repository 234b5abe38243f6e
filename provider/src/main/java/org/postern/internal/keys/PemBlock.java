// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of a PEM text (RFC 7468, and the older form of RFC 1421 with headers).
 *
 * @param label what is between BEGIN and the dashes
 * @param text the block, both of these lines included
 * @param line in which it begins, from 1
 */
record PemBlock(String label, String text, int line) {

  private static final int MAX_BLOCKS = 1000;
  private static final Pattern BOUNDARY =
      Pattern.compile("-----(BEGIN|END) ([A-Z0-9 .]{1,64})-----");

  /**
   * Returns the blocks of a text in its order. Text between them is passed over.
   *
   * @throws UnusableIdentityException if a block has no end, as when a file is only half written
   */
  static List<PemBlock> of(String text) throws UnusableIdentityException {
    List<PemBlock> blocks = new ArrayList<>();
    Matcher boundary = BOUNDARY.matcher(text);
    String label = null;
    int begin = 0;
    int line = 1;
    int counted = 0;
    while (boundary.find()) {
      if (boundary.group(1).equals("BEGIN")) {
        if (label != null) {
          throw cutOff(label, line);
        }
        label = boundary.group(2);
        begin = boundary.start();
        line += lines(text, counted, begin);
        counted = begin;
      } else if (label != null) {
        if (!boundary.group(2).equals(label)) {
          throw cutOff(label, line);
        }
        if (blocks.size() == MAX_BLOCKS) {
          throw new UnusableIdentityException("it has more than " + MAX_BLOCKS + " PEM blocks");
        }
        blocks.add(new PemBlock(label, text.substring(begin, boundary.end()), line));
        label = null;
      }
    }
    if (label != null) {
      throw cutOff(label, line);
    }
    return blocks;
  }

  boolean isCertificate() {
    return label.equals("CERTIFICATE")
        || label.equals("X509 CERTIFICATE")
        || label.equals("TRUSTED CERTIFICATE");
  }

  boolean isKey() {
    return label.endsWith("PRIVATE KEY");
  }

  UnusableIdentityException unusable(String reason) {
    return new UnusableIdentityException(
        "the block \"" + label + "\" in line " + line + " " + reason);
  }

  private static UnusableIdentityException cutOff(String label, int line) {
    return new PemBlock(label, "", line)
        .unusable("has no end: the file is cut off or half written");
  }

  private static int lines(String text, int from, int to) {
    int lines = 0;
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '\n') {
        lines++;
      }
    }
    return lines;
  }
}
