// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.policy;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names under which things can be disabled, in lower case: their own, and those of the
 * algorithms that they are made of, as the JDK takes them apart.
 */
final class Parts {

  private static final Pattern SUITE =
      Pattern.compile(
          "TLS_(?:(ECDHE)_(RSA|ECDSA)_WITH_)?(AES_(?:128|256)_GCM|CHACHA20_POLY1305)_SHA(\\d+)");

  private static final Map<CipherSuite, Set<String>> SUITES =
      table(CipherSuite.class, Parts::ofSuite);
  private static final Map<NamedGroup, Set<String>> GROUPS =
      table(NamedGroup.class, Parts::ofGroup);
  private static final Map<SignatureScheme, Set<String>> SCHEMES =
      table(SignatureScheme.class, Parts::ofScheme);

  private Parts() {}

  static Set<String> of(CipherSuite suite) {
    return SUITES.getOrDefault(suite, Set.of());
  }

  static Set<String> of(NamedGroup group) {
    return GROUPS.getOrDefault(group, Set.of());
  }

  static Set<String> of(SignatureScheme scheme) {
    return SCHEMES.getOrDefault(scheme, Set.of());
  }

  /** Returns the size of the classical keys, in bits. */
  static int bits(NamedGroup group) {
    return switch (group) {
      case X25519, X25519MLKEM768 -> 255;
      case SECP256R1, SECP256R1MLKEM768 -> 256;
      case SECP384R1 -> 384;
    };
  }

  /** Returns the size of the keys, in bits; 0 where the scheme does not fix it. */
  static int bits(SignatureScheme scheme) {
    return switch (scheme) {
      case ED25519 -> 255;
      case ED448 -> 448;
      case ECDSA_SECP256R1_SHA256 -> 256;
      case ECDSA_SECP384R1_SHA384 -> 384;
      case ECDSA_SECP521R1_SHA512 -> 521;
      default -> 0;
    };
  }

  private static Set<String> ofSuite(CipherSuite suite) {
    Matcher parts = SUITE.matcher(suite.name());
    if (!parts.matches()) {
      throw new IllegalStateException("not a name of a suite: " + suite);
    }
    Set<String> names = new HashSet<>(Set.of(suite.name(), parts.group(3)));
    if (parts.group(1) != null) {
      names.addAll(Set.of("ECDHE", parts.group(2), "ECDHE_" + parts.group(2)));
    }
    if (suite.isChaCha20()) {
      names.addAll(Set.of("ChaCha20-Poly1305", "ChaCha20", "Poly1305"));
    } else {
      String bits = suite.name().contains("AES_128") ? "128" : "256";
      names.addAll(Set.of("AES", "GCM", "AES_" + bits, "AES/GCM/NoPadding"));
    }
    names.addAll(digest(parts.group(4)));
    return lower(names);
  }

  private static Set<String> ofGroup(NamedGroup group) {
    Set<String> names = new HashSet<>(Set.of(group.jsseName()));
    if (group.hybrid()) {
      names.addAll(Set.of("ML-KEM", "ML-KEM-768"));
    }
    switch (group) {
      case X25519, X25519MLKEM768 -> names.addAll(Set.of("x25519", "XDH"));
      case SECP256R1, SECP256R1MLKEM768 -> names.addAll(Set.of("secp256r1", "EC"));
      case SECP384R1 -> names.addAll(Set.of("secp384r1", "EC"));
    }
    return lower(names);
  }

  private static Set<String> ofScheme(SignatureScheme scheme) {
    String name = scheme.name();
    Set<String> names = new HashSet<>(Set.of(name));
    if (name.startsWith("ED")) {
      names.addAll(Set.of("EdDSA"));
      return lower(names);
    }
    String bits = name.substring(name.lastIndexOf("SHA") + 3);
    names.addAll(digest(bits));
    if (name.startsWith("ECDSA")) {
      names.addAll(Set.of("ECDSA", "EC", "SHA" + bits + "withECDSA"));
      if (name.contains("SECP")) {
        names.add(name.substring("ECDSA_".length(), name.lastIndexOf('_')));
      }
    } else if (name.startsWith("RSA_PSS")) {
      names.addAll(Set.of("RSASSA-PSS", "RSA", "MGF1"));
    } else {
      names.addAll(Set.of("RSA", "SHA" + bits + "withRSA"));
    }
    return lower(names);
  }

  private static Set<String> digest(String bits) {
    return Set.of("SHA" + bits, "SHA-" + bits);
  }

  private static Set<String> lower(Set<String> names) {
    return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  private static <E extends Enum<E>> Map<E, Set<String>> table(
      Class<E> type, Function<E, Set<String>> parts) {
    return Stream.of(type.getEnumConstants())
        .collect(Collectors.toMap(e -> e, parts, (a, b) -> a, () -> new EnumMap<>(type)));
  }
}
