// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postern.policy.Profile;
import org.postern.policy.TlsPolicy;
import org.postern.policy.TlsPolicy.Allowed;

/** The README's table of the policy is made from {@link TlsPolicy}. */
class PolicyTableTest {

  private static final Path README = Path.of("README.md");
  private static final String BEGIN = "<!-- policy: generated from TlsPolicy, do not edit -->";
  private static final String END = "<!-- /policy -->";
  private static final TlsPolicy POLICY = TlsPolicy.latest();

  @Test
  void theReadmesTable_isThatOfTheNewestPolicy() {
    List<String> readme = Repository.lines(README);
    assertThat(readme).as("the README's markers").containsOnlyOnce(BEGIN, END);
    int begin = readme.indexOf(BEGIN);
    int end = readme.indexOf(END);
    assertThat(begin).isLessThan(end);
    if (Golden.update()) {
      List<String> updated = new ArrayList<>(readme.subList(0, begin + 1));
      updated.addAll(table());
      updated.addAll(readme.subList(end, readme.size()));
      Golden.write(README, updated);
      return;
    }
    assertThat(readme.subList(begin + 1, end))
        .as("the README's table of the policy; %s", Golden.HOW)
        .isEqualTo(table());
  }

  private static List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| "
            + POLICY.name()
            + " | "
            + Stream.of(Profile.values())
                .map(profile -> "`" + profile.label() + "`")
                .collect(Collectors.joining(" | "))
            + " |");
    lines.add("| --- | --- | --- | --- |");
    lines.add(names("versions", Allowed::protocols));
    lines.add(names("cipher suites", Allowed::cipherSuites));
    lines.add(names("groups", Allowed::groups));
    lines.add(names("signatures", Allowed::signatureSchemes));
    lines.add(row("shortest RSA key", allowed -> allowed.minRsaBits() + " bits"));
    lines.add(
        row("extended master secret", allowed -> need(allowed.extendedMasterSecretRequired())));
    lines.add(row("secure renegotiation", allowed -> need(allowed.secureRenegotiationRequired())));
    lines.add(
        row(
            "`jdk.tls.disabledAlgorithms`",
            allowed -> allowed.jvmRestrictionsHonoured() ? "honoured" : "not looked at"));
    return lines;
  }

  /** What each profile adds to the one before. ChaCha20 stands last, as on most machines. */
  private static String names(String first, Function<Allowed, List<String>> names) {
    Set<String> before = new LinkedHashSet<>();
    return row(
        first,
        allowed -> {
          String added =
              names.apply(allowed).stream()
                  .filter(name -> !before.contains(name))
                  .sorted(Comparator.comparing(name -> name.contains("CHACHA20")))
                  .map(name -> "`" + name + "`")
                  .collect(Collectors.joining(" "));
          boolean all = before.isEmpty();
          before.addAll(names.apply(allowed));
          return all ? added : added.isEmpty() ? "the same" : "also " + added;
        });
  }

  private static String row(String first, Function<Allowed, String> cell) {
    return "| "
        + first
        + " | "
        + Stream.of(Profile.values())
            .map(POLICY::allowed)
            .map(cell)
            .collect(Collectors.joining(" | "))
        + " |";
  }

  private static String need(boolean required) {
    return required ? "required in TLS 1.2" : "if the peer has it";
  }
}
