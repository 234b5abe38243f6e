// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.postern.keys.IdentityLab.shown;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.lab.pki.LabCertificate;

/** What is whole may still not be used: its time, its file's mode, and who has to agree. */
class SoundnessTest {
  private final IdentityLab lab;
  private final LabCertificate old;
  private final LabCertificate next;

  SoundnessTest(@TempDir Path directory) {
    lab = new IdentityLab(directory);
    old = lab.leaf("mx.example");
    next = lab.leaf("mx.example");
  }

  @BeforeEach
  void begin() throws Exception {
    lab.write(old);
  }

  @Test
  void anExpiredCertificate_doesNotReplaceAValidOne() throws Exception {
    try (ServerIdentity identity = lab.open()) {
      lab.log.take();
      lab.write(lab.pki.server("mx.example").expired().signedBy(lab.root));
      assertThat(identity.reload()).isFalse();
      assertThat(shown(identity)).isEqualTo(old.x509());
      assertThat(lab.log.take())
          .singleElement()
          .asString()
          .contains(lab.chain + ": the certificate ended");
      lab.clock.pass(Duration.ofDays(100));
      lab.write(lab.pki.server("mx.example").expired().signedBy(lab.root));
      assertThat(identity.reload()).as("one that has ended for another that has").isTrue();
    }
  }

  @Test
  void anExpiredCertificate_isShown_whereThereIsNoOther() throws Exception {
    LabCertificate expired = lab.pki.server("mx.example").expired().signedBy(lab.root);
    lab.write(expired);
    try (ServerIdentity identity = lab.open()) {
      assertThat(shown(identity)).isEqualTo(expired.x509());
      assertThat(lab.log.take()).anyMatch(line -> line.startsWith("ERROR the certificate of mx"));
    }
  }

  @Test
  void aCertificateOfTheFuture_isUsedWhenItsTimeComes() throws Exception {
    LabCertificate future = lab.pki.server("mx.example").notYetValid().signedBy(lab.root);
    try (ServerIdentity identity = lab.open()) {
      lab.log.take();
      lab.write(future);
      assertThat(looks(identity, 4)).isFalse();
      assertThat(lab.log.take()).singleElement().asString().contains("is not valid before");
      lab.clock.pass(Duration.ofDays(10));
      assertThat(identity.look()).isTrue();
      assertThat(shown(identity)).isEqualTo(future.x509());
    }
  }

  @Test
  void aKeyFileThatOthersMayRead_isReportedOnce() throws Exception {
    Files.setPosixFilePermissions(lab.key, PosixFilePermissions.fromString("rw-r--r--"));
    try (ServerIdentity identity = lab.open()) {
      assertThat(lab.log.take())
          .filteredOn(line -> line.startsWith("WARNING"))
          .singleElement()
          .asString()
          .contains(lab.key.toString(), "rw-r--r--", "chmod 600");
      assertThat(identity.status().get(0).warnings()).hasSize(1);
      looks(identity, 3);
      assertThat(lab.log.take()).isEmpty();
      Files.setPosixFilePermissions(lab.key, PosixFilePermissions.fromString("rw-r-----"));
      looks(identity, 2);
      assertThat(identity.status().get(0).warnings()).isEmpty();
    }
  }

  @Test
  void aGate_isAskedAgainWhenItSays_andAnErrorCountsAsWaiting() throws Exception {
    List<List<X509Certificate>> asked = new ArrayList<>();
    List<ReloadGate.Decision> decisions = new ArrayList<>();
    ReloadGate gate =
        (nextChain, currentChain) -> {
          asked.add(List.of(nextChain.get(0), currentChain.get(0)));
          if (decisions.isEmpty()) {
            throw new IllegalStateException("no resolver");
          }
          return decisions.remove(0);
        };
    try (ServerIdentity identity = lab.builder().pem(lab.chain, lab.key).gate(gate).open()) {
      assertThat(asked).as("the first key is used at once").isEmpty();
      decisions.add(new ReloadGate.Wait(lab.clock.instant().plusSeconds(600), "two TTLs"));
      lab.log.take();
      lab.write(next);
      assertThat(looks(identity, 10)).isFalse();
      assertThat(asked).containsExactly(List.of(next.x509(), old.x509()));
      assertThat(shown(identity)).isEqualTo(old.x509());
      assertThat(identity.status().get(0).lastError()).contains("two TTLs");
      assertThat(lab.log.take()).singleElement().asString().contains("not used yet", "two TTLs");
      lab.clock.pass(Duration.ofMinutes(10));
      assertThat(looks(identity, 5)).isFalse();
      assertThat(asked).hasSize(2);
      assertThat(identity.status().get(0).lastError()).contains("no resolver");
      lab.clock.pass(Duration.ofMinutes(1));
      decisions.add(new ReloadGate.UseNow());
      assertThat(identity.look()).isTrue();
      assertThat(shown(identity)).isEqualTo(next.x509());
      assertThat(identity.status().get(0).lastError()).isNull();
    }
  }

  @Test
  void aGate_isAskedAgain_whereTheClockIsSetBack() throws Exception {
    List<ReloadGate.Decision> decisions = new ArrayList<>();
    ReloadGate gate = (nextChain, currentChain) -> decisions.remove(0);
    lab.clock.pass(Duration.ofDays(40));
    try (ServerIdentity identity = lab.builder().pem(lab.chain, lab.key).gate(gate).open()) {
      decisions.add(new ReloadGate.Wait(lab.clock.instant().plusSeconds(600), "two TTLs"));
      lab.write(next);
      assertThat(looks(identity, 3)).isFalse();
      lab.clock.pass(Duration.ofDays(-40));
      decisions.add(new ReloadGate.Wait(lab.clock.instant().plusSeconds(600), "two TTLs"));
      assertThat(looks(identity, 3)).isFalse();
      assertThat(decisions).isEmpty();
      lab.clock.pass(Duration.ofMinutes(10));
      decisions.add(new ReloadGate.UseNow());
      assertThat(identity.look()).isTrue();
      assertThat(shown(identity)).isEqualTo(next.x509());
    }
  }

  @Test
  void aHandshakeThatHasChosenTheOldKey_findsItWithItsChain() throws Exception {
    try (ServerIdentity identity = lab.open()) {
      String alias = identity.keyManager().chooseEngineServerAlias("EC", null, null);
      lab.write(next);
      assertThat(identity.reload()).isTrue();
      assertThat(identity.keyManager().getCertificateChain(alias)).startsWith(old.x509());
      assertThat(identity.keyManager().getPrivateKey(alias)).isEqualTo(old.keyPair().getPrivate());
      assertThat(identity.keyManager().chooseEngineServerAlias("EC", null, null))
          .isNotEqualTo(alias);
      lab.clock.pass(Duration.ofMinutes(6));
      identity.look();
      assertThat(identity.keyManager().getPrivateKey(alias)).as("long after").isNull();
    }
  }

  @Test
  void oneIdentityOfTwoThatCannotBeUsed_isReported_andUsedWhenItCan() throws Exception {
    Path other = lab.chain.resolveSibling("other.pem");
    try (ServerIdentity identity = lab.builder().pem(lab.chain, lab.key).file(other).open()) {
      assertThat(identity.status().get(1).shown()).isEmpty();
      assertThat(identity.status().get(1).lastError()).isEqualTo(other + ": there is no such file");
      IdentityLab.writeSecret(other, next.privateKeyPem() + next.chainPem());
      assertThat(looks(identity, 2)).isTrue();
      assertThat(identity.status().get(1).shown()).hasSize(1);
    }
  }

  @Test
  void nothingToBeginWith_isAnError_withEachFilesName() throws Exception {
    Files.writeString(lab.chain, next.chainPem());
    Path other = lab.chain.resolveSibling("other.pem");
    assertThatThrownBy(() -> lab.builder().pem(lab.chain, lab.key).file(other).open())
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining(lab.chain.toString())
        .hasMessageContaining("do not belong together")
        .hasMessageContaining(other + ": there is no such file");
    assertThatThrownBy(() -> lab.builder().open()).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> lab.builder().interval(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean looks(ServerIdentity identity, int times) {
    boolean changed = false;
    for (int i = 0; i < times; i++) {
      changed |= identity.look();
    }
    return changed;
  }
}
