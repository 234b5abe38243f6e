// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Scenario 14: James runs without the agent and sends in clear; attached, it delivers by DANE. */
@Tag("interop")
@Timeout(240)
@ExtendWith(SharedWorld.class)
class LateAttachTest {
  @RegisterExtension static final ScenarioTable TABLE = new ScenarioTable("LateAttachTest");

  @Test
  void s14_lateAttach_protectsTheNextMail(World world) {
    try (JamesRun run = JamesRun.withoutAgent(world, Backend.VALIDATE_UNBOUND)) {
      run.submitEach(List.of(Domains.RIGHT_KEY));
      assertThat(run.awaitDelivery(Domains.RIGHT_KEY).protocol()).as("stock James").isEmpty();

      attach(world, run);
      run.submitEach(List.of(Domains.SECOND_RIGHT, Domains.BOTH_WRONG));
      Receivers.Seen seen = run.awaitDelivery(Domains.SECOND_RIGHT);
      assertThat(seen.protocol()).as(run.story(Domains.SECOND_RIGHT)).isEqualTo("TLSv1.3");
      assertThat(seen.host()).isEqualTo("mx2.second-right.test");
      run.awaitAttempts(Domains.BOTH_WRONG, 2);
      run.assertNothingLost();
    }
  }

  private static void attach(World world, JamesRun run) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                LabPaths.agent().toString(),
                "attach",
                Long.toString(run.james().pid())));
    command.addAll(Arrays.asList(run.agentArguments().split(",")));
    Command attached = Command.attempt(world.directory().path(), command, Duration.ofSeconds(60));
    assertThat(attached.exitCode()).as(attached.output()).isZero();
  }
}
