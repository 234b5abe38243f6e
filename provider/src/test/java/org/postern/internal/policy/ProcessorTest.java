// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.policy.Profile;

/** AES-GCM comes first where the processor does it. */
class ProcessorTest {

  @Test
  void theFlagsDecide(@TempDir Path directory) throws Exception {
    assertThat(detect(directory, "flags\t\t: fpu aes sse4_2 pclmulqdq\n", "amd64")).isTrue();
    assertThat(detect(directory, "processor: 0\nFeatures\t: fp asimd aes pmull sha1\n", "aarch64"))
        .isTrue();
    assertThat(detect(directory, "Features\t: fp asimd crc32\n", "aarch64")).isFalse();
    assertThat(detect(directory, "flags\t\t: fpu aesx pclmulqdq\n", "amd64")).isFalse();
    assertThat(detect(directory, "", "amd64")).isFalse();
    assertThat(detect(directory, "flags : aes pclmulqdq", "riscv64")).isFalse();
    assertThat(Processor.detect(directory.resolve("none"), "Linux", "amd64")).isFalse();
    assertThat(Processor.detect(directory.resolve("none"), "Mac OS X", "aarch64")).isTrue();
  }

  @Test
  void withoutAes_chaCha20ComesFirst_versionByVersion() {
    Rules rules = Policies.of("2026").rules(Profile.INTERMEDIATE).chaChaFirst();
    assertThat(rules.cipherSuites())
        .startsWith(CipherSuite.TLS_CHACHA20_POLY1305_SHA256, CipherSuite.TLS_AES_128_GCM_SHA256)
        .containsExactlyInAnyOrder(CipherSuite.values());
    assertThat(rules.cipherSuites().subList(3, 5)).allMatch(CipherSuite::isChaCha20);
  }

  private static boolean detect(Path directory, String cpuinfo, String architecture)
      throws Exception {
    return Processor.detect(
        Files.writeString(directory.resolve("cpuinfo"), cpuinfo), "Linux", architecture);
  }
}
