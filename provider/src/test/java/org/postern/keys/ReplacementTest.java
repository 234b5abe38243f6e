// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.keys.IdentityLab.ascii;
import static org.postern.keys.IdentityLab.rename;
import static org.postern.keys.IdentityLab.shown;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.lab.pki.LabCertificate;

/** However files are replaced, what is shown is the old key with its chain or the new one. */
class ReplacementTest {
  private final IdentityLab lab;
  private final LabCertificate old;
  private final LabCertificate next;

  ReplacementTest(@TempDir Path directory) {
    lab = new IdentityLab(directory);
    old = lab.leaf("mx.example");
    next = lab.leaf("mx.example");
  }

  @BeforeEach
  void begin() throws Exception {
    lab.write(old);
  }

  enum Manner {
    RENAME,
    IN_PLACE,
    /** Each file is a link to its version of an archive, and they are swapped one by one. */
    LINK,
    REMOVE_AND_WRITE;

    void write(Path file, String text) throws Exception {
      switch (this) {
        case RENAME -> rename(file, text);
        case LINK -> {
          Path version = file.resolveSibling(file.getFileName() + "." + text.hashCode());
          IdentityLab.writeSecret(version, text);
          Path link = file.resolveSibling("link");
          Files.createSymbolicLink(link, version.getFileName());
          Files.move(link, file, StandardCopyOption.ATOMIC_MOVE);
        }
        case IN_PLACE -> Files.writeString(file, text);
        case REMOVE_AND_WRITE -> {
          Files.delete(file);
          IdentityLab.writeSecret(file, text);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theCertificateFirst_waitsForTheKey(Manner manner) throws Exception {
    try (ServerIdentity identity = lab.open()) {
      lab.log.take();
      manner.write(lab.chain, next.chainPem());
      assertThat(looks(identity, 3)).isFalse();
      assertThat(shown(identity)).isEqualTo(old.x509());
      assertThat(lab.log.take())
          .singleElement()
          .asString()
          .startsWith("WARNING not used: " + lab.chain + " and " + lab.key)
          .contains("do not belong together", "the other has to follow", "shown on");
      assertThat(identity.status().get(0).lastError()).contains("do not belong together");
      manner.write(lab.key, next.privateKeyPem());
      assertThat(looks(identity, 2)).isTrue();
      assertThat(shown(identity)).isEqualTo(next.x509());
      assertThat(identity.status().get(0).lastError()).isNull();
      assertThat(lab.log.take())
          .singleElement()
          .asString()
          .startsWith("INFO " + lab.chain)
          .contains("shown to clients from now on: mx.example (EC, until");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theKeyFirst_waitsForTheCertificate(Manner manner) throws Exception {
    try (ServerIdentity identity = lab.open()) {
      manner.write(lab.key, next.privateKeyPem());
      assertThat(looks(identity, 3)).isFalse();
      assertThat(shown(identity)).isEqualTo(old.x509());
      manner.write(lab.chain, next.chainPem());
      assertThat(looks(identity, 2)).isTrue();
      assertThat(shown(identity)).isEqualTo(next.x509());
    }
  }

  @Test
  void aSymbolicLinkThatIsSwapped_isAChange() throws Exception {
    Path live = lab.chain.resolveSibling("live");
    for (LabCertificate each : new LabCertificate[] {old, next}) {
      Path archive = Files.createDirectory(live.resolveSibling(each == old ? "1" : "2"));
      Files.writeString(archive.resolve("fullchain.pem"), each.chainPem());
      IdentityLab.writeSecret(archive.resolve("privkey.pem"), each.privateKeyPem());
    }
    Files.createSymbolicLink(live, Path.of("1"));
    try (ServerIdentity identity =
        lab.builder().pem(live.resolve("fullchain.pem"), live.resolve("privkey.pem")).open()) {
      assertThat(looks(identity, 3)).isFalse();
      Path link = live.resolveSibling("link");
      Files.createSymbolicLink(link, Path.of("2"));
      Files.move(link, live, StandardCopyOption.ATOMIC_MOVE);
      assertThat(looks(identity, 2)).isTrue();
      assertThat(shown(identity)).isEqualTo(next.x509());
    }
  }

  @Test
  void aFileThatGrowsBetweenLooks_isNotTakenInBetween() throws Exception {
    LabCertificate middle = lab.pki.intermediate("Middle", lab.root);
    LabCertificate longer = lab.pki.leaf(middle, "mx.example");
    try (ServerIdentity identity = lab.open()) {
      // Key and certificate match at each moment, and each text is whole by itself.
      lab.writeKey(longer);
      Files.writeString(lab.chain, longer.pem());
      assertThat(identity.look()).isFalse();
      Files.writeString(lab.chain, middle.pem(), StandardOpenOption.APPEND);
      assertThat(identity.look()).isFalse();
      assertThat(shown(identity)).isEqualTo(old.x509());
      assertThat(identity.look()).isTrue();
      String alias = identity.keyManager().chooseEngineServerAlias("EC", null, null);
      assertThat(identity.keyManager().getCertificateChain(alias))
          .containsExactly(longer.x509(), middle.x509());
    }
  }

  @Test
  void whatIsHalfWritten_isNotUsed_whereverItIsCutOff() throws Exception {
    byte[] whole = ascii(next.pem());
    try (ServerIdentity identity = lab.open()) {
      lab.writeKey(next);
      int lastLine = next.pem().lastIndexOf("-----END");
      for (int length : new int[] {0, 1, 27, 28, 300, lastLine, whole.length - 2}) {
        Files.write(lab.chain, Arrays.copyOf(whole, length));
        assertThat(identity.reload()).as("%d octets", length).isFalse();
        assertThat(shown(identity)).isEqualTo(old.x509());
        assertThat(identity.status().get(0).lastError()).contains(lab.chain.toString());
      }
      Files.write(lab.chain, whole);
      assertThat(identity.reload()).isTrue();
      assertThat(shown(identity)).isEqualTo(next.x509());
    }
  }

  @Test
  void whatCannotBeRead_isReportedOnce_andAgainWhenItIsThere() throws Exception {
    try (ServerIdentity identity = lab.open()) {
      lab.log.take();
      Path away = lab.key.resolveSibling("away");
      Files.move(lab.key, away);
      assertThat(looks(identity, 4)).isFalse();
      assertThat(shown(identity)).isEqualTo(old.x509());
      assertThat(lab.log.take())
          .containsExactly(
              "WARNING not used: "
                  + lab.key
                  + ": there is no such file; what was shown before is shown on");
      Files.move(away, lab.key);
      assertThat(looks(identity, 2)).isFalse();
      assertThat(lab.log.take())
          .singleElement()
          .asString()
          .startsWith(
              "INFO " + lab.chain + " + " + lab.key + ": the files have again what is shown");
      Files.delete(lab.key);
      Files.createDirectory(lab.key);
      looks(identity, 2);
      assertThat(lab.log.take()).singleElement().asString().contains("it is no regular file");
    }
  }

  @Test
  void aFileThatIsBackAsItWas_isReadableAgain_thoughItsTimesTellNothing() throws Exception {
    try (ServerIdentity identity = lab.open()) {
      looks(identity, 2);
      // Where the system tells no other time of a change, the file looks as it did.
      Path away = lab.key.resolveSibling("away");
      Files.move(lab.key, away);
      looks(identity, 2);
      assertThat(identity.status().get(0).lastError()).contains("no such file");
      Files.move(away, lab.key);
      looks(identity, 2);
      assertThat(identity.status().get(0).lastError()).isNull();
    }
  }

  @Test
  void theSameContentWrittenAgain_isNoChange() throws Exception {
    try (ServerIdentity identity = lab.open()) {
      rename(lab.chain, old.chainPem());
      Files.setLastModifiedTime(lab.key, FileTime.fromMillis(0));
      assertThat(looks(identity, 3)).isFalse();
      assertThat(identity.reload()).isFalse();
      assertThat(identity.status().get(0).lastError()).isNull();
    }
  }

  @Test
  void whatIsWrittenRightAfterAReload_isSeen_whetherOrNotTheTimesOfTheFilesTell() throws Exception {
    lab.write(next);
    try (ServerIdentity identity = lab.open()) {
      lab.write(old);
      assertThat(looks(identity, 2)).isTrue();
      assertThat(shown(identity)).isEqualTo(old.x509());
    }
  }

  private static boolean looks(ServerIdentity identity, int times) {
    boolean changed = false;
    for (int i = 0; i < times; i++) {
      changed |= identity.look();
    }
    return changed;
  }
}
