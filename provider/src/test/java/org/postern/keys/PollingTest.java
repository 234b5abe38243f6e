// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.keys.IdentityLab.shown;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.lab.pki.LabCertificate;

/** The looks in the background, and those that are asked for. */
@Timeout(60)
class PollingTest {

  @Test
  void changes_areSeenWithoutBeingAskedFor_untilItIsClosed(@TempDir Path directory)
      throws Exception {
    IdentityLab lab = new IdentityLab(directory);
    lab.write(lab.leaf("mx.example"));
    LabCertificate next = lab.leaf("mx.example");
    CountDownLatch asked = new CountDownLatch(1);
    ServerIdentity identity =
        lab.builder()
            .pem(lab.chain, lab.key)
            .interval(Duration.ofMillis(2))
            .gate((later, now) -> {
              asked.countDown();
              return new ReloadGate.UseNow();
            })
            .open();
    try (identity) {
      lab.write(next);
      assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
      while (!shown(identity).equals(next.x509())) {
        Thread.onSpinWait();
      }
      assertThat(threads()).isEqualTo(1);
    }
    while (threads() > 0) {
      Thread.onSpinWait();
    }
    assertThat(shown(identity)).as("what was shown is shown on").isEqualTo(next.x509());
    identity.close();
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("postern-identity"))
        .filter(Thread::isDaemon)
        .count();
  }
}
