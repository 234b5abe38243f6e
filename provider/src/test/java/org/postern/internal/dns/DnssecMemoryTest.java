// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.dns.DnsOptions.Trust;

/** What has delivered DNSSEC is not forgotten. */
class DnssecMemoryTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.53:53",
        "[0:0:0:0:0:0:0:1]:53",
        "[fe80:0:0:0:0:0:0:1%2]:53",
        "[fe80:0:0:0:0:0:0:1%enp0s31f6]:5353",
        "[fe80:0:0:0:0:0:0:1%br-lan.7]:53"
      })
  void server_isRememberedWithItsScope(String server) {
    DnssecMemory.open(directory).remember(Trust.VALIDATE, server);

    assertThat(DnssecMemory.open(directory).knows(Trust.VALIDATE, server)).isTrue();
    assertThat(DnssecMemory.open(directory).knows(Trust.AD, server)).isFalse();
  }

  @Test
  void processesThatShareADirectory_keepWhatTheOthersHaveSeen() {
    DnssecMemory one = DnssecMemory.open(directory);
    DnssecMemory other = DnssecMemory.open(directory);
    one.remember(Trust.VALIDATE, "192.0.2.1:53");
    other.remember(Trust.VALIDATE, "192.0.2.2:53");

    DnssecMemory later = DnssecMemory.open(directory);
    assertThat(later.knows(Trust.VALIDATE, "192.0.2.1:53")).isTrue();
    assertThat(later.knows(Trust.VALIDATE, "192.0.2.2:53")).isTrue();
  }
}
