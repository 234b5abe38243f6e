// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postern.PosternConfigException;

class AgentArgumentsTest {

  @Test
  void pairsAreSeparatedByCommas_listsKeepTheirPlus() {
    assertThat(AgentArguments.parse("dane.digests=sha512+sha256, config=/etc/a=b"))
        .isEqualTo(Map.of("dane.digests", "sha512+sha256", "config", "/etc/a=b"));
  }

  @Test
  void nothingIsNothing() {
    assertThat(AgentArguments.parse("")).isEmpty();
  }

  @Test
  void whatIsNoPair_isRefusedByName() {
    assertThatThrownBy(() -> AgentArguments.parse("dane.mode"))
        .isInstanceOf(PosternConfigException.class)
        .hasMessageContaining("'dane.mode'")
        .hasMessageContaining("key=value");
  }

  @Test
  void aKeyGivenTwice_isRefused() {
    assertThatThrownBy(() -> AgentArguments.parse("a=1,a=2")).hasMessageContaining("twice");
  }
}
