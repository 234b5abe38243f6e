// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Scenario 16: a mistake in the agent's arguments does not keep the server from starting, and is
 * said.
 */
@Tag("interop")
@Timeout(240)
@ExtendWith(SharedWorld.class)
class ConfigurationErrorTest {
  @RegisterExtension static final ScenarioTable TABLE = new ScenarioTable("ConfigurationErrorTest");

  @Test
  void s16_unknownKey_theServerStarts_andNamesItAndTheNearestOne(World world) {
    try (JamesRun run = JamesRun.withAgent(world, Backend.VALIDATE_UNBOUND, "dane.mod=enforce")) {
      assertThat(run.james().log())
          .contains("NOT active")
          .contains("'dane.mod'")
          .contains("did you mean 'dane.mode'");
      run.submitEach(List.of(Domains.RIGHT_KEY));
      run.awaitDelivery(Domains.RIGHT_KEY);
      run.assertNothingLost();
    }
  }
}
