// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.postern.dane.DigestOrder;

/**
 * What kind of value a key takes: turns what an operator wrote into one canonical form, or refuses
 * it.
 */
public final class ValueKind {

  /** A file or directory. Whether it is there is found out by who uses it. */
  public static final ValueKind PATH = one(ValueKind::path);

  /** A time span, {@code 10s}. */
  public static final ValueKind DURATION = one(ConfigDuration::canonical);

  /** DNS servers. */
  public static final ValueKind SERVERS = list(HostPort::canonical);

  /** IP addresses. */
  public static final ValueKind ADDRESSES = list(HostPort::canonicalAddress);

  /** Domain names, or suffixes that begin with a dot. */
  public static final ValueKind DOMAINS = list(DomainPattern::canonical);

  /**
   * Files, in an order that counts: one may come again, and its name may hold blanks, but no comma
   * and no plus sign.
   */
  public static final ValueKind PATHS =
      new ValueKind(ValueKind::paths, List.of(), true, true, ValueKind::splitPaths);

  /** {@code off}, {@code on}, or servers by name. */
  public static final ValueKind SWITCH_OR_HOSTS =
      new ValueKind(TlsaHosts::canonical, List.of("off", "on"), true, true, ValueKind::split);

  /** TLSA digests, strongest first. */
  public static final ValueKind DIGESTS =
      new ValueKind(
          list -> DigestOrder.parse(list).toString(), List.of(), true, true, ValueKind::split);

  private final UnaryOperator<String> canonical;
  private final List<String> choices;
  private final boolean list;
  private final boolean whole;
  private final Function<String, List<String>> items;

  private ValueKind(
      UnaryOperator<String> canonical,
      List<String> choices,
      boolean list,
      boolean whole,
      Function<String, List<String>> items) {
    this.canonical = canonical;
    this.choices = choices;
    this.list = list;
    this.whole = whole;
    this.items = items;
  }

  /** Returns the kind that is one of these words. */
  public static ValueKind choice(String... words) {
    List<String> choices = List.of(words);
    return new ValueKind(
        value -> {
          String word = value.toLowerCase(Locale.ROOT);
          if (choices.contains(word)) {
            return word;
          }
          throw new IllegalArgumentException("it is not one of " + String.join(", ", choices));
        },
        choices,
        false,
        true,
        List::of);
  }

  /** Returns the canonical form; a list is joined by commas, without repetition. */
  public String canonical(String value) {
    String trimmed = value.strip();
    if (whole) {
      return canonical.apply(trimmed);
    }
    Set<String> items = new LinkedHashSet<>();
    for (String item : split(trimmed)) {
      items.add(canonical.apply(item));
    }
    return String.join(",", items);
  }

  /** Returns the items of a canonical value; the value itself where it is no list. */
  public List<String> items(String value) {
    return items.apply(value);
  }

  /** Returns whether the value is a list. */
  public boolean isList() {
    return list;
  }

  /** Returns the allowed words; empty where the value is free. */
  public List<String> choices() {
    return choices;
  }

  /** Splits a list at commas, plus signs and white space; empty items vanish. */
  public static List<String> split(String list) {
    List<String> items = new ArrayList<>();
    for (String item : list.split("[,+\\s]+", -1)) {
      if (!item.isEmpty()) {
        items.add(item);
      }
    }
    return items;
  }

  private static List<String> splitPaths(String list) {
    List<String> files = new ArrayList<>();
    for (String item : list.split("[,+]", -1)) {
      if (!item.isBlank()) {
        files.add(item.strip());
      }
    }
    return files;
  }

  private static String paths(String value) {
    return String.join(",", splitPaths(path(value)));
  }

  private static ValueKind one(UnaryOperator<String> canonical) {
    return new ValueKind(canonical, List.of(), false, true, List::of);
  }

  private static ValueKind list(UnaryOperator<String> canonical) {
    return new ValueKind(canonical, List.of(), true, false, ValueKind::split);
  }

  private static String path(String value) {
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("it holds a NUL character");
    }
    return value;
  }
}
