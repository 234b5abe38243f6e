// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.policy;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The names of one kind of thing: those of what the code can do, and those that are known besides.
 * A program that sets names can narrow, never widen: known names outside the policy are dropped
 * with one warning.
 */
public final class Names<T> {

  /** The versions of TLS. */
  public static final Names<Protocol> PROTOCOLS =
      new Names<>(
          "protocol",
          Protocol.values(),
          Protocol::jsseName,
          Set.of("SSLv2Hello", "SSLv3", "TLSv1", "TLSv1.1")::contains);

  /** The cipher suites. Signalling suites are known: what they signal is always said. */
  public static final Names<CipherSuite> CIPHER_SUITES =
      new Names<>("cipher suite", CipherSuite.values(), CipherSuite::name, RegisteredSuites::has);

  /** The key exchange groups. All names are taken for known, as {@code SSLParameters} has it. */
  public static final Names<NamedGroup> GROUPS =
      new Names<>("group", NamedGroup.values(), NamedGroup::jsseName, name -> true);

  /** The signature schemes. All names are taken for known, as {@code SSLParameters} has it. */
  public static final Names<SignatureScheme> SIGNATURE_SCHEMES =
      new Names<>(
          "signature scheme", SignatureScheme.values(), SignatureScheme::jsseName, name -> true);

  private static final Logger LOG = System.getLogger("org.postern.PosternProvider");
  private static final int MOST_WARNINGS = 256;
  private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

  private final String kind;
  private final Map<String, T> can = new HashMap<>();
  private final Predicate<String> known;

  private Names(String kind, T[] values, Function<T, String> name, Predicate<String> known) {
    this.kind = kind;
    Arrays.stream(values)
        .forEach(value -> can.put(name.apply(value).toLowerCase(Locale.ROOT), value));
    this.known = known;
  }

  /** Returns what has that name, in upper or lower case; null if the code cannot do it. */
  public @Nullable T find(String name) {
    return can.get(name.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns what a program wants, as far as it is allowed; in the program's order, without
   * repetition. Never empty.
   *
   * @param wanted the names that a program gave
   * @param allowed what the policy allows
   * @throws IllegalArgumentException if a name is null, empty or not known at all, or if nothing
   *     that is wanted is allowed
   */
  public List<T> narrow(@Nullable String[] wanted, List<T> allowed) {
    return narrow(wanted, allowed, warning -> LOG.log(Level.WARNING, warning));
  }

  List<T> narrow(@Nullable String[] wanted, List<T> allowed, Consumer<String> warnings) {
    Set<T> kept = new LinkedHashSet<>();
    List<String> dropped = new ArrayList<>();
    for (String name : wanted) {
      if (name == null || name.isEmpty()) {
        throw new IllegalArgumentException("the name of a " + kind + " is null or empty");
      }
      T value = find(name);
      if (value != null && allowed.contains(value)) {
        kept.add(value);
      } else if (value != null || known.test(name)) {
        dropped.add(name);
      } else {
        throw new IllegalArgumentException("there is no " + kind + " '" + name + "'");
      }
    }
    if (kept.isEmpty()) {
      throw new IllegalArgumentException(
          "the policy allows none of the "
              + kind
              + "s "
              + Arrays.toString(wanted)
              + "; it allows "
              + allowed);
    }
    warn(dropped, warnings);
    return List.copyOf(kept);
  }

  /** Once for each name in the life of the JVM, or a server would say it for each connection. */
  private void warn(List<String> dropped, Consumer<String> warnings) {
    dropped.removeIf(name ->
        RegisteredSuites.isSignal(name)
            || WARNED.size() >= MOST_WARNINGS
            || !WARNED.add(kind + " " + name));
    if (!dropped.isEmpty()) {
      warnings.accept(
          "The program wants a "
              + kind
              + " that the TLS policy does not allow; it goes on without "
              + String.join(", ", dropped));
    }
  }
}
