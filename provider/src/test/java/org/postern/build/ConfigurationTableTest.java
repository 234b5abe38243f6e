// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postern.PosternKey;

/** The README's table of keys is made from {@link PosternKey}. */
class ConfigurationTableTest {

  private static final Path README = Path.of("README.md");
  private static final String BEGIN =
      "<!-- configuration: generated from PosternKey, do not edit -->";
  private static final String END = "<!-- /configuration -->";

  @Test
  void theReadmesTable_isThatOfTheKeys() {
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
        .as("the README's table of keys; %s", Golden.HOW)
        .isEqualTo(table());
  }

  private static List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add("| key | default | allowed | meaning |");
    lines.add("| --- | --- | --- | --- |");
    for (PosternKey key : PosternKey.values()) {
      String defaultValue = key.defaultValue().isEmpty() ? "" : "`" + key.defaultValue() + "`";
      lines.add(
          String.format(
              "| `%s` | %s | %s | %s |",
              key.key(), defaultValue, key.allowed(), key.description()));
    }
    return lines;
  }
}
