// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.internal.ocsp.StapleLab.LEAF;
import static org.postern.internal.ocsp.StapleLab.SILENT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requirement G14: what is on disk is stapled after a restart, if it is still good. */
@Timeout(60)
class KeptStaplesTest {

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @Test
  void aRestartWithADeadResponder_staplesFromDisk() throws Exception {
    StapleLab before = new StapleLab(directory);
    byte[] good = before.about(LEAF).der();
    before.answering(good);
    TrackedCertificate held = before.track(LEAF);
    before.pass(Duration.ofSeconds(1));
    assertThat(held.staple()).isNotNull();
    assertThat(files()).singleElement().asString().endsWith(".ocsp");

    StapleLab after = new StapleLab(directory);
    TrackedChain chain = after.chain(false, after.track(LEAF));
    assertThat(chain.responses()).containsExactly(good);
    after.pass(Duration.ofDays(1));
    assertThat(after.asked).isEmpty();
    after.pass(Duration.ofDays(6));
    assertThat(after.asked).isNotEmpty();
    assertThat(chain.responses()).containsExactly(good);
  }

  @Test
  void whatWasKeptButIsOfNoUse_isNotStapled() throws Exception {
    byte[] expired =
        Responders.about(LEAF)
            .times(Responders.NOW.minus(Duration.ofDays(9)), Responders.NOW.minusSeconds(600))
            .der();
    byte[] good = Responders.about(LEAF).der();
    byte[] torn = Arrays.copyOf(good, good.length / 2);
    byte[] other = Responders.about(Responders.SIBLING).der();
    StapleLab before = new StapleLab(directory);
    before.answering(before.about(LEAF).der());
    TrackedCertificate held = before.track(LEAF);
    before.pass(Duration.ofSeconds(1));
    assertThat(held.staple()).isNotNull();
    Path file = files().get(0);
    for (byte[] useless : List.of(expired, torn, other, new byte[0], new byte[100_000])) {
      Files.write(file, useless);
      StapleLab after = new StapleLab(directory);
      TrackedChain chain = after.chain(false, after.track(LEAF));
      assertThat(chain.responses()).isEmpty();
      assertThat(after.log.take()).singleElement().asString().contains("is of no use any more");
      after.answering(good);
      after.pass(Duration.ofSeconds(1));
      assertThat(chain.responses()).containsExactly(good);
      assertThat(Files.readAllBytes(file)).isEqualTo(good);
    }
  }

  @Test
  void aRevokedCertificate_leavesNothingOnDisk() throws Exception {
    StapleLab before = new StapleLab(directory);
    before.answering(before.about(LEAF).der());
    TrackedCertificate held = before.track(LEAF);
    before.pass(Duration.ofDays(1));
    before.answering(before.about(LEAF).revoked().der());
    before.pass(Duration.ofDays(4));
    assertThat(held.staple()).isNull();
    assertThat(files()).isEmpty();
  }

  @Test
  void aDirectoryThatCannotBeWritten_isReportedOnce_andStaplesAreServed() throws Exception {
    Path file = Files.createFile(directory.resolve("a-file"));
    StapleLab unwritable = new StapleLab(file.resolve("below"));
    byte[] good = unwritable.about(LEAF).der();
    unwritable.answering(good);
    TrackedChain chain = unwritable.chain(false, unwritable.track(LEAF));
    unwritable.pass(Duration.ofDays(7));
    assertThat(chain.responses()).containsExactly(good);
    assertThat(unwritable.log.take())
        .filteredOn(line -> line.contains("cannot keep OCSP responses in"))
        .hasSize(1);
  }

  @Test
  void whatIsLeftOver_isDeleted_andNothingElse() throws Exception {
    Instant old = Responders.NOW.minus(Duration.ofDays(500));
    String key = "0123456789abcdef".repeat(4);
    List<String> own =
        List.of(key + ".ocsp", key + key.substring(0, 16) + ".ocsp", "0123456789abcdef42.tmp");
    List<String> foreign =
        List.of(
            "spool-of-another-program.tmp",
            "site.pem.ocsp",
            "0123456789abcdef.tmp",
            "0123456789ABCDEF42.tmp",
            key + "0.ocsp",
            "x" + key + ".ocsp",
            key + ".ocsp.tmp");
    for (String name : Stream.concat(own.stream(), foreign.stream()).toList()) {
      Path file = Files.createFile(directory.resolve(name));
      Files.setLastModifiedTime(file, FileTime.from(old));
    }
    Path folder = Files.createDirectory(directory.resolve("f".repeat(64) + ".ocsp"));
    Files.setLastModifiedTime(folder, FileTime.from(old));
    Path young = Files.createFile(directory.resolve("0123456789abcdef43.tmp"));
    Files.setLastModifiedTime(young, FileTime.from(Responders.NOW.minusSeconds(60)));
    new StateDirectory(directory, new StapleLog(new StapleLab(null).log)).clear(Responders.NOW);
    assertThat(files().stream().map(file -> file.getFileName().toString()))
        .doesNotContainAnyElementsOf(own)
        .containsAll(foreign)
        .contains(folder.getFileName().toString(), young.getFileName().toString());
  }

  @Test
  void aFile_isStapled_andReadAgainWhenItChanges() throws Exception {
    Path file = directory.resolve("mx.der");
    byte[] first = Responders.about(SILENT).der();
    Files.write(file, first);
    StapleLab offline = new StapleLab(null, file);
    TrackedChain chain = offline.chain(false, offline.track(SILENT));
    assertThat(chain.responses()).containsExactly(first);
    assertThat(chain.status().get(0).source()).isEqualTo(file.toString());
    offline.pass(Duration.ofDays(1));
    byte[] second = offline.about(SILENT).der();
    Path next = directory.resolve("next");
    Files.write(next, second);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    offline.pass(Duration.ofMinutes(2));
    assertThat(chain.responses()).containsExactly(second);
    assertThat(offline.log.take()).isEmpty();
    Files.write(file, new byte[] {1, 2, 3});
    offline.pass(Duration.ofDays(1));
    assertThat(chain.responses()).containsExactly(second);
    assertThat(offline.log.take()).anyMatch(line -> line.contains("mx.der is of no use"));
    Files.delete(file);
    offline.pass(Duration.ofDays(9));
    assertThat(chain.responses()).isEmpty();
    assertThat(offline.log.take())
        .anyMatch(line -> line.contains("cannot read the OCSP response"))
        .anyMatch(line -> line.contains("the last response ended at"));
    assertThat(offline.asked).isEmpty();
  }

  @Test
  void aFileOfAnotherCertificate_isPassedOver() throws Exception {
    Path file = directory.resolve("other.der");
    Files.write(file, Responders.about(Responders.SIBLING).der());
    StapleLab offline = new StapleLab(null, file);
    TrackedChain chain = offline.chain(false, offline.track(SILENT));
    offline.pass(Duration.ofDays(1));
    assertThat(chain.responses()).isEmpty();
    assertThat(offline.log.take()).isEmpty();
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
