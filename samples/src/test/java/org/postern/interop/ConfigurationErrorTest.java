// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Scenario 16: a mistake in the agent's arguments does not keep the server from starting, and is
 * said.
 */
@Tag("interop")
@Timeout(240)
@ExtendWith(SharedWorld.class)
class ConfigurationErrorTest {
  @RegisterExtension static final ScenarioTable TABLE = new ScenarioTable("ConfigurationErrorTest");

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "dane.mod, enforce, did you mean 'dane.mode'",
        "dane.mode, enforc, enforc",
        "dns.trust-anchor, /nonexistent/root.ds, /nonexistent/root.ds"
      })
  void s16_mistakeInTheArguments_theServerStarts_andSaysWhatIsOff(
      String key, String value, String said, World world) {
    try (JamesRun run = JamesRun.withAgent(world, Backend.VALIDATE_UNBOUND, Map.of(key, value))) {
      assertThat(run.james().log())
          .contains("Postern: NOT active, outgoing mail is not protected")
          .contains(said);
      run.submitEach(List.of(Domains.RIGHT_KEY));
      run.awaitDelivery(Domains.RIGHT_KEY);
      run.assertNothingLost();
    }
  }
}
