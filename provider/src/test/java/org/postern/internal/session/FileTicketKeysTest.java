// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys from a file that the operator rotates. */
class FileTicketKeysTest {
  private static final Duration LIFETIME = Duration.ofHours(24);
  @TempDir Path directory;
  private final ManualClock clock = new ManualClock();
  private final StringBuilder log = new StringBuilder();
  private Path file;
  private FileTicketKeys keys;

  @BeforeEach
  void begin() {
    file = directory.resolve("tickets");
    keys = new FileTicketKeys(file, clock, new LinesLogger(log));
  }

  private static String key(int seed, int length) {
    byte[] material = new byte[length];
    java.util.Arrays.fill(material, (byte) seed);
    return Base64.getEncoder().encodeToString(material);
  }

  private void write(String text, String permissions) throws IOException {
    Files.deleteIfExists(file);
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    clock.pass(Duration.ofSeconds(1));
  }

  private void write(String text) throws IOException {
    write(text, "rw-------");
  }

  private List<TicketKey> current() {
    return keys.current(LIFETIME);
  }

  @Test
  void keys_areThoseOfTheLines_theFirstSeals() throws Exception {
    write("# new\n" + key(1, 80) + "\r\n\n  " + key(2, 48) + "  ");
    assertThat(current()).hasSize(2);
    assertThat(current().get(0).isSameAs(new TicketKey(Base64.getDecoder().decode(key(1, 80)))))
        .isTrue();
    assertThat(keys.shared()).isTrue();
    assertThat(log).isEmpty();
  }

  @Test
  void changedFile_isReadAgain_andOldKeysAreDestroyed() throws Exception {
    write(key(1, 80));
    TicketKey old = current().get(0);
    write(key(2, 80) + "\n" + key(1, 80));
    assertThat(current()).hasSize(2);
    assertThat(current().get(1).isSameAs(old)).isTrue();
    assertThatThrownBy(() -> old.forTicket(new byte[16]))
        .isInstanceOf(java.security.GeneralSecurityException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "# none", "AAAA", "not base64!", "QUJD\n", "-----BEGIN PRIVATE KEY-----"})
  void fileThatIsNone_leavesTheLastGoodKeys_andIsReportedOnce(String text) throws Exception {
    write(key(1, 80));
    List<TicketKey> good = current();
    write(text);
    assertThat(current()).isEqualTo(good);
    clock.pass(Duration.ofSeconds(5));
    assertThat(current()).isEqualTo(good);
    assertThat(log.toString().lines())
        .singleElement()
        .asString()
        .contains(file.toString(), "those read before remain in use");

    write(key(3, 80));
    assertThat(current()).hasSize(1).isNotEqualTo(good);
    assertThat(log.toString()).contains("are in use again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw-rw----", "rw----r--", "rw-----w-"})
  void fileThatOthersCanRead_isNotUsed(String permissions) throws Exception {
    write(key(1, 80), permissions);
    assertThat(current()).isEmpty();
    assertThat(log.toString()).contains("too open", file.toString(), "no session is resumed");
  }

  @Test
  void fileThatTheGroupCanRead_isUsed() throws Exception {
    write(key(1, 80), "rw-r-----");
    assertThat(current()).hasSize(1);
  }

  @Test
  void missingFile_isNoKeys_untilItComes() throws Exception {
    assertThat(current()).isEmpty();
    assertThat(log.toString()).contains("there is no such file");
    write(key(1, 80));
    assertThat(current()).hasSize(1);
  }

  @Test
  void tooManyKeys_orOneTwice_isNotUsed() throws Exception {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 17; i++) {
      many.append(key(i, 80)).append('\n');
    }
    write(many.toString());
    assertThat(current()).isEmpty();
    write(key(1, 80) + "\n" + key(1, 80));
    assertThat(current()).isEmpty();
    write("#".repeat(20_000));
    assertThat(current()).isEmpty();
  }
}
