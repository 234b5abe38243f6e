// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.policy;

import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the JVM's administrator forbids by the security property {@code jdk.tls.disabledAlgorithms},
 * as far as handshakes go; certificate paths are validated under it, and under {@code
 * jdk.certpath.disabledAlgorithms}, by the JDK. The properties are read each time and parsed when
 * they change. Immutable.
 */
final class JvmRestrictions {

  private static final String PROPERTY = "jdk.tls.disabledAlgorithms";
  private static final String INCLUDE = "include ";

  private static volatile JvmRestrictions last = new JvmRestrictions("", "");

  private final String property;
  private final String curves;
  private final List<Restriction> restrictions;
  private final int minRsaBits;

  JvmRestrictions(String property, String curves) {
    this.property = property;
    this.curves = curves;
    this.restrictions =
        entries(property)
            .flatMap(entry -> entry.startsWith(INCLUDE) ? entries(curves) : Stream.of(entry))
            .map(Restriction::parse)
            .flatMap(Optional::stream)
            .toList();
    this.minRsaBits =
        restrictions.stream()
            .filter(restriction -> restriction.name().equals("rsa"))
            .filter(restriction -> restriction.sizes().size() == 1)
            .mapToInt(restriction -> restriction.sizes().get(0).smallestLeft())
            .max()
            .orElse(0);
  }

  /** Returns what is forbidden now. */
  static JvmRestrictions now() {
    String property = Objects.requireNonNullElse(Security.getProperty(PROPERTY), "");
    String curves = curves(property);
    JvmRestrictions known = last;
    if (!known.property.equals(property) || !known.curves.equals(curves)) {
      known = new JvmRestrictions(property, curves);
      last = known;
    }
    return known;
  }

  /** Returns the rules without what is forbidden. */
  Rules applied(Rules rules) {
    return rules
        .narrowed(
            kept(rules.protocols(), p -> disabled(Set.of(lower(p.jsseName())), 0)),
            kept(rules.cipherSuites(), s -> disabled(Parts.of(s), 0)),
            kept(rules.groups(), g -> disabled(Parts.of(g), Parts.bits(g))),
            kept(rules.signatureSchemes(), s -> disabled(Parts.of(s), Parts.bits(s))))
        .withMinRsaBits(minRsaBits);
  }

  private boolean disabled(Set<String> names, int bits) {
    return restrictions.stream().anyMatch(restriction -> restriction.disables(names, bits));
  }

  private static <T> List<T> kept(List<T> list, Predicate<T> disabled) {
    return list.stream().filter(disabled.negate()).toList();
  }

  private static String curves(String property) {
    int include = property.indexOf(INCLUDE);
    if (include < 0) {
      return "";
    }
    String name = property.substring(include + INCLUDE.length()).split(",", 2)[0].strip();
    return Objects.requireNonNullElse(Security.getProperty(name), "");
  }

  private static Stream<String> entries(String property) {
    return Arrays.stream(property.replace("\"", "").split(",")).map(String::strip);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
