// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.internal.keys.IdentityFiles;
import org.postern.internal.keys.IdentityKeeper;
import org.postern.internal.keys.IdentityReader;
import org.postern.internal.keys.IdentityReports;
import org.postern.internal.keys.LiveKeys;
import org.postern.lab.pki.LabCertificate;
import org.postern.ocsp.Stapled;

/** What goes wrong when good files are about to be shown: nothing of it is lost. */
class FailedReloadTest {
  private final IdentityLab lab;
  private final IdentityLab second;
  private final LabCertificate old;
  private final LabCertificate next;
  private @Nullable Throwable staplerFailure;
  private @Nullable Error gateFailure;

  FailedReloadTest(@TempDir Path directory) throws Exception {
    lab = new IdentityLab(Files.createDirectory(directory.resolve("1")));
    second = new IdentityLab(Files.createDirectory(directory.resolve("2")));
    old = lab.leaf("mx.example");
    next = lab.leaf("mx.example");
  }

  @BeforeEach
  void begin() throws Exception {
    lab.write(old);
    second.write(second.leaf("other.example"));
  }

  private IdentityKeeper keeper() {
    IdentityKeeper keeper =
        new IdentityKeeper(
            List.of(reader(lab), reader(second)),
            this::gate,
            new LiveKeys(null),
            this::staple,
            lab.clock,
            new IdentityReports(lab.log));
    assertThat(keeper.look(true)).isTrue();
    lab.log.take();
    return keeper;
  }

  private static IdentityReader reader(IdentityLab lab) {
    return new IdentityReader(new IdentityFiles(lab.chain, lab.key, null), null);
  }

  private ReloadGate.Decision gate(List<X509Certificate> later, List<X509Certificate> current) {
    Error failure = gateFailure;
    gateFailure = null;
    if (failure != null) {
      throw failure;
    }
    return new ReloadGate.UseNow();
  }

  private @Nullable Stapled staple(List<X509Certificate> chain) {
    if (staplerFailure instanceof Error error) {
      throw error;
    }
    if (staplerFailure instanceof RuntimeException exception) {
      throw exception;
    }
    return null;
  }

  private static X509Certificate shown(IdentityKeeper keeper, int identity) {
    return keeper.status().get(identity).shown().get(0).chain().get(0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whereTheStaplerFails_itIsTriedAgain_andTheOtherIdentitiesAreLookedAt(boolean error)
      throws Exception {
    IdentityKeeper keeper = keeper();
    lab.write(next);
    staplerFailure = error ? new OutOfMemoryError("full") : new IllegalStateException("full");
    for (int i = 0; i < 3; i++) {
      assertThat(keeper.look(true)).isFalse();
      assertThat(shown(keeper, 0)).isEqualTo(old.x509());
      assertThat(keeper.status().get(0).lastError())
          .contains(lab.chain.toString(), "could not be put to use", "full");
    }
    assertThat(lab.log.take()).as("reported once").hasSize(1);
    staplerFailure = null;
    LabCertificate other = second.leaf("other.example");
    second.write(other);
    assertThat(keeper.look(true)).isTrue();
    assertThat(shown(keeper, 0)).isEqualTo(next.x509());
    assertThat(shown(keeper, 1)).isEqualTo(other.x509());
    assertThat(keeper.status().get(0).lastError()).isNull();
    assertThat(lab.log.take()).hasSize(2).allMatch(line -> line.contains("from now on"));
    assertThat(keeper.look(true)).isFalse();
  }

  @Test
  void theFailureOfOneIdentity_isNotThatOfAnother() throws Exception {
    IdentityKeeper keeper = keeper();
    lab.write(next);
    LabCertificate other = second.leaf("other.example");
    second.write(other);
    gateFailure = new StackOverflowError();
    assertThat(keeper.look(true)).isTrue();
    assertThat(shown(keeper, 0)).isEqualTo(old.x509());
    assertThat(keeper.status().get(0).lastError()).contains("StackOverflowError");
    assertThat(shown(keeper, 1)).isEqualTo(other.x509());
    assertThat(keeper.look(false)).as("the gate answers now").isTrue();
    assertThat(shown(keeper, 0)).isEqualTo(next.x509());
  }
}
