// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of {@code jdk.tls.disabledAlgorithms}, as far as it concerns handshakes.
 *
 * @param name the algorithm in lower case; a {@code *} stands for anything
 * @param sizes the sizes of keys that it is disabled for; empty for all
 */
record Restriction(String name, List<Size> sizes) {

  private static final Pattern KEY_SIZE =
      Pattern.compile("keySize\\s*(<=|<|==|!=|>=|>)\\s*(\\d{1,6})", Pattern.CASE_INSENSITIVE);
  private static final Pattern USAGE =
      Pattern.compile("usage((?:\\s+[A-Za-z0-9]+)+)", Pattern.CASE_INSENSITIVE);

  /** A constraint on the size of keys. */
  record Size(String operator, int bits) {

    IntPredicate test() {
      return switch (operator) {
        case "<" -> size -> size < bits;
        case "<=" -> size -> size <= bits;
        case "==" -> size -> size == bits;
        case "!=" -> size -> size != bits;
        case ">=" -> size -> size >= bits;
        default -> size -> size > bits;
      };
    }

    /** Returns the smallest size that is left, where all below it are disabled; 0 elsewhere. */
    int smallestLeft() {
      return operator.equals("<") ? bits : operator.equals("<=") ? bits + 1 : 0;
    }
  }

  /** Copies the list. */
  Restriction {
    sizes = List.copyOf(sizes);
  }

  /**
   * Reads an entry.
   *
   * @return empty where the entry is about certificates or signed code only ({@code jdkCA}, {@code
   *     denyAfter}, a {@code usage} other than HandshakeSignature), which path validation enforces,
   *     or cannot be read
   */
  static Optional<Restriction> parse(String entry) {
    String[] conditions = entry.strip().split("&", -1);
    String first = conditions[0].strip();
    int space = firstSpace(first);
    String name = first.substring(0, space).toLowerCase(Locale.ROOT);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    conditions[0] = first.substring(space);
    List<Size> sizes = new ArrayList<>();
    for (String condition : conditions) {
      String text = condition.strip();
      Matcher size = KEY_SIZE.matcher(text);
      Matcher usage = USAGE.matcher(text);
      if (size.matches()) {
        sizes.add(new Size(size.group(1), Integer.parseInt(size.group(2))));
      } else if (usage.matches()) {
        Set<String> usages = Set.of(usage.group(1).strip().toLowerCase(Locale.ROOT).split("\\s+"));
        if (!usages.contains("handshakesignature")) {
          return Optional.empty();
        }
      } else if (!text.isEmpty() || conditions.length > 1) {
        return Optional.empty();
      }
    }
    return Optional.of(new Restriction(name, sizes));
  }

  /**
   * Returns whether something is disabled.
   *
   * @param names its own name and those of its parts, in lower case
   * @param bits the size of its keys; 0 if it has none
   */
  boolean disables(Set<String> names, int bits) {
    return names.stream().anyMatch(this::matches)
        && (sizes.isEmpty()
            || (bits > 0 && sizes.stream().allMatch(size -> size.test().test(bits))));
  }

  private boolean matches(String candidate) {
    int star = name.indexOf('*');
    return star < 0
        ? name.equals(candidate)
        : candidate.length() >= name.length() - 1
            && candidate.startsWith(name.substring(0, star))
            && candidate.endsWith(name.substring(star + 1));
  }

  private static int firstSpace(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i;
      }
    }
    return text.length();
  }
}
