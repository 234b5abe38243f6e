// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.agent.cli.Cli.Run;
import org.postern.agent.json.JsonValue;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabOcspResponse;

/** What a server with these files would show, and what its published records say of it. */
@Timeout(60)
class IdentityCheckTest {
  @TempDir static Path network;
  private static LabNetwork lab;

  @TempDir Path dir;

  @BeforeAll
  static void start() throws Exception {
    lab = new LabNetwork(network);
  }

  @AfterAll
  static void stop() throws Exception {
    lab.close();
  }

  private Path write(String name, String text) throws Exception {
    Path file = Files.writeString(dir.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  private Path both(String name, LabCertificate leaf) throws Exception {
    return write(name, leaf.privateKeyPem() + leaf.chainPem());
  }

  private static Run check(Object... arguments) {
    List<String> all = new ArrayList<>(List.of("identity", "check"));
    for (Object each : arguments) {
      all.add(each.toString());
    }
    return lab.run(all.toArray(String[]::new));
  }

  @Test
  void keysThatThePublishedRecordsMatch_areSound() throws Exception {
    Path chain = write("fullchain.pem", LabNetwork.LEAF.chainPem());
    Path key = write("privkey.pem", LabNetwork.LEAF.privateKeyPem());
    Run run = check(chain, "--key", key);
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.verdict()).startsWith("sound: the first certificate expires ");
    assertThat(run.facts())
        .contains(
            "  clients that ask for mx.dane.example: EC",
            "  clients that ask for no name, or for another: EC",
            "  matches mx.dane.example: " + LabNetwork.LEAF.tlsa(3, 1, 1),
            "  matches mx.dane.example: " + LabNetwork.CA.tlsa(2, 1, 1))
        .anyMatch(fact -> fact.contains("(in 89 days), sent with 1 above it"))
        .anyMatch(fact ->
            fact.startsWith(
                "  TLSA of mx.dane.example:25: published records: verified, DANE TLSA 3 1 1"));
  }

  @Test
  void aNewKey_isRefused_asLongAsOnlyTheRecordsOfTheOldOneArePublished() throws Exception {
    LabCertificate next = LabNetwork.PKI.selfSigned("mx.dane.example");
    Run run = check(both("next.pem", next));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.verdict()).startsWith("refused: TLSA of mx.dane.example:25: published records");
    assertThat(run.facts()).contains("  matches mx.dane.example: " + next.tlsa(3, 1, 1));
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "none.dane.example, 0, sound",
    "mx.bogus.example, 3, undecided",
    "unusable.dane.example, 3, undecided",
  })
  void otherStatesOfTheZone_areTold(String host, int exit, String verdict) throws Exception {
    Run run = check(both("a.pem", LabNetwork.PKI.leaf(LabNetwork.CA, host)));
    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.verdict()).startsWith(verdict + ": ");
  }

  @Test
  void severalIdentities_inJson() throws Exception {
    LabCertificate ed =
        LabNetwork.PKI
            .server("none.dane.example", "*.wild.example")
            .key(LabKeyType.ED25519)
            .signedBy(LabNetwork.CA);
    Run run = check(both("mx.pem", LabNetwork.LEAF), both("ed.pem", ed), "--json", "--no-ocsp");
    JsonValue json = run.json();
    assertThat(run.exit()).isZero();
    assertThat(json.names()).containsExactly("version", "verdict", "reason", "identities");
    assertThat(json.at("identities").items()).hasSize(2);
    JsonValue second = json.at("identities").items().get(1);
    assertThat(second.names()).containsExactly("files", "shown", "problem", "warnings");
    JsonValue shown = second.at("shown").items().get(0);
    assertThat(shown.names())
        .containsExactly(
            "subject",
            "names",
            "keyType",
            "default",
            "notBefore",
            "notAfter",
            "daysLeft",
            "certificates",
            "tlsa",
            "staples");
    assertThat(shown.at("keyType").text()).isEqualTo("Ed25519");
    assertThat(shown.at("tlsa").items())
        .singleElement()
        .satisfies(tlsa -> assertThat(tlsa.at("published").isNull()).isTrue())
        .satisfies(tlsa -> assertThat(tlsa.at("matching").texts()).hasSize(2));
  }

  @Test
  void whatDoesNotMatch_isRefused_whatEndsSoonOrHasEndedToo() throws Exception {
    LabCertificate other = LabNetwork.PKI.selfSigned("mx.dane.example");
    Path chain = write("chain.pem", LabNetwork.LEAF.chainPem());
    Run mismatch = check(chain, "--key", write("key.pem", other.privateKeyPem()));
    assertThat(mismatch.exit()).isEqualTo(1);
    assertThat(mismatch.verdict()).contains("do not belong together", chain.toString());
    Run json = check(chain, "--key", write("key.pem", other.privateKeyPem()), "--json");
    assertThat(json.exit()).isEqualTo(1);
    assertThat(json.json().at("verdict").text()).isEqualTo("refused");
    Run second =
        check(
            both("mx.pem", LabNetwork.LEAF),
            write("half.pem", LabNetwork.LEAF.chainPem().substring(0, 500)));
    assertThat(second.exit()).isEqualTo(1);
    assertThat(second.verdict()).contains("half.pem", "half written");
    Run soon = check(both("mx.pem", LabNetwork.LEAF), "--days", "100");
    assertThat(soon.exit()).isEqualTo(1);
    assertThat(soon.verdict()).startsWith("refused: ").contains("expires", "(in 89 days)");
    LabCertificate expired = LabNetwork.PKI.server("none.dane.example").expired().selfSigned();
    Run ended = check(both("old.pem", expired));
    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.verdict()).contains("expired");
  }

  @Test
  void aCertificateThatDemandsAStaple_isRefusedWithoutOne() throws Exception {
    LabCertificate demanding =
        LabNetwork.PKI.server("none.dane.example").mustStaple().signedBy(LabNetwork.CA);
    Run run = check(both("must.pem", demanding));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.verdict()).contains("demands a staple");
    Path file = both("must.pem", demanding);
    assertThat(check(file, "--no-ocsp").exit()).isEqualTo(1);
    Path good = der("good.der", new LabOcspResponse(demanding, Clock.systemUTC()));
    assertThat(check(file, "--no-ocsp", "--staple", good).exit()).isZero();
  }

  @Test
  void aRevokedCertificate_isRefused() throws Exception {
    LabCertificate leaf = LabNetwork.PKI.server("none.dane.example").signedBy(LabNetwork.CA);
    Path revoked = der("revoked.der", new LabOcspResponse(leaf, Clock.systemUTC()).revoked());
    Run run = check(both("leaf.pem", leaf), "--staple", revoked);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.verdict()).startsWith("refused: ").contains("is revoked");
  }

  private Path der(String name, LabOcspResponse response) throws Exception {
    return Files.write(dir.resolve(name), response.der());
  }

  @Test
  void anOpenKeyFile_isAWarning() throws Exception {
    Path file = both("open.pem", LabNetwork.LEAF);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Run run = check(file);
    assertThat(run.exit()).isZero();
    assertThat(run.facts()).anyMatch(fact -> fact.startsWith("  warning: " + file));
  }

  @Test
  void missingFiles_andKeysThatAreTooFew_areUsageErrors() throws Exception {
    assertThat(check("absent.pem").exit()).isEqualTo(2);
    assertThat(check("absent.pem").err()).contains("absent.pem: no such file");
    assertThat(check().exit()).isEqualTo(2);
    assertThat(check(both("a.pem", LabNetwork.LEAF), "--staple", "absent.der").exit()).isEqualTo(2);
    Path file = both("mx.pem", LabNetwork.LEAF);
    assertThat(check(file, file, "--key", file).err()).contains("1 keys for 2 files");
    assertThat(check(file, "--days", "x").exit()).isEqualTo(2);
  }
}
