// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A short soak; the long one is started by hand, see INTEROP.md. */
@Tag("interop")
class SoakTest {
  @Test
  @Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void twentySeconds_nothingGrows() throws Exception {
    Sample last = new Soak(Duration.ofSeconds(20), Duration.ofSeconds(2), 4).run();
    assertThat(last.handshakes()).isGreaterThan(20);
    assertThat(last.resumed()).isPositive();
    assertThat(last.refused()).isPositive();
  }
}
