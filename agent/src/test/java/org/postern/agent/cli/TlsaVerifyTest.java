// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.agent.cli.Cli.Run;
import org.postern.agent.json.JsonValue;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;

class TlsaVerifyTest {

  private static final String HOST = "mail.example.org";
  private static final LabPki PKI = new LabPki();
  private static final LabCertificate CA = PKI.root("Lab CA");
  private static final LabCertificate LEAF = PKI.leaf(CA, HOST);
  private static final String WRONG = "3 1 1 " + "00".repeat(32);

  @TempDir Path dir;

  @Test
  void matchingEeRecord_isVerifiedAtDepth0() throws Exception {
    String record = LEAF.tlsa(3, 1, 1);

    Run run = verify(LEAF.chainPem(), HOST, record);

    assertThat(run.exit()).isEqualTo(0);
    assertThat(run.verdict())
        .isEqualTo(
            "verified: DANE TLSA 3 1 1 …"
                + record.substring(record.length() - 4)
                + " matched EE certificate at depth 0");
    assertThat(run.facts()).hasSize(4).allMatch(fact -> fact.matches(" {2}\\S.*"));
    assertThat(run.facts().get(0)).endsWith(": usable");
    assertThat(run.facts().get(1)).isEqualTo("  names: mail.example.org");
    assertThat(run.facts().get(2))
        .startsWith("  certificate 0: subject CN=mail.example.org, issuer CN=Lab CA,")
        .contains("names mail.example.org")
        .endsWith("(in 89 days)");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void matchingTaRecord_isVerifiedAtItsDepthAndName() throws Exception {
    Run run = verify(LEAF.chainPem(), HOST, CA.tlsa(2, 0, 1), "--json");

    assertThat(run.exit()).isEqualTo(0);
    JsonValue json = run.json();
    assertThat(json.names())
        .containsExactly(
            "version",
            "verdict",
            "description",
            "matched",
            "resultType",
            "reasonCode",
            "at",
            "names",
            "records",
            "chain");
    assertThat(json.at("version").number()).isEqualTo(1);
    assertThat(json.at("verdict").text()).isEqualTo("verified");
    JsonValue matched = json.at("matched");
    assertThat(matched.names()).containsExactly("record", "depth", "what", "name");
    assertThat(matched.at("record").text()).isEqualTo(CA.tlsa(2, 0, 1));
    assertThat(matched.at("depth").number()).isEqualTo(1);
    assertThat(matched.at("what").text()).isEqualTo("ta-certificate");
    assertThat(matched.at("name").text()).isEqualTo(HOST);
    assertThat(json.at("resultType").isNull()).isTrue();
    assertThat(json.at("chain").items()).hasSize(2);
    JsonValue leaf = json.at("chain").items().get(0);
    assertThat(leaf.names())
        .containsExactly("depth", "subject", "issuer", "names", "notBefore", "notAfter");
    assertThat(leaf.at("names").texts()).containsExactly(HOST);
    assertThat(Instant.parse(leaf.at("notAfter").text()))
        .isEqualTo(LEAF.holder().getNotAfter().toInstant());
  }

  @Test
  void recordOfAnotherKey_isRefused() throws Exception {
    Run run = verify(LEAF.chainPem(), HOST, WRONG, "--json");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.json().at("verdict").text()).isEqualTo("refused");
    assertThat(run.json().at("matched").isNull()).isTrue();
    assertThat(run.json().at("resultType").text()).isNotBlank();
    assertThat(verify(LEAF.chainPem(), HOST, WRONG).verdict()).startsWith("refused: ");
  }

  @Test
  void recordsThatAreAllUnusable_leaveItOpen() throws Exception {
    Run run = verify(LEAF.chainPem(), HOST, "3 1 1 abcd");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.verdict()).startsWith("unusable: ");
    assertThat(run.facts().get(0)).startsWith("  record 3 1 1 abcd: unusable, ");
  }

  @Test
  void everyRecord_isShownWithItsState() throws Exception {
    Run run =
        verify(
            LEAF.chainPem(),
            HOST,
            LEAF.tlsa(3, 1, 2),
            "--record",
            LEAF.tlsa(3, 1, 1),
            "--record",
            "1 1 1 " + "00".repeat(32),
            "--json");

    assertThat(run.exit()).isEqualTo(0);
    assertThat(run.json().at("records").items().stream().map(r -> r.at("state").text()))
        .containsExactlyInAnyOrder("usable", "superseded", "unusable");
    assertThat(run.json().at("records").items())
        .allSatisfy(r ->
            assertThat(r.at("reason").isNull()).isEqualTo(r.at("state").text().equals("usable")));
  }

  @Test
  void anyOfSeveralNames_mayMatch() throws Exception {
    String record = CA.tlsa(2, 1, 1);

    assertThat(verify(LEAF.chainPem(), "other.example", record).exit()).isEqualTo(1);
    Run run = verify(LEAF.chainPem(), "other.example", record, "--name", HOST);
    assertThat(run.exit()).isEqualTo(0);
    assertThat(run.out()).contains("names: other.example mail.example.org");
  }

  @Test
  void eeNames_appliesNameChecksToUsage3() throws Exception {
    String record = LEAF.tlsa(3, 0, 1);

    assertThat(verify(LEAF.chainPem(), "other.example", record).exit()).isEqualTo(0);
    assertThat(verify(LEAF.chainPem(), "other.example", record, "--ee-names").exit()).isEqualTo(1);
    assertThat(verify(LEAF.chainPem(), HOST, record, "--ee-names").exit()).isEqualTo(0);
  }

  @Test
  void usages0And1_areUnusableForMail() throws Exception {
    assertThat(verify(LEAF.chainPem(), HOST, LEAF.tlsa(1, 1, 1)).exit()).isEqualTo(3);
    assertThat(verify(LEAF.chainPem(), HOST, LEAF.tlsa(1, 1, 1), "--usages", "smtp").exit())
        .isEqualTo(3);
  }

  @Test
  void usages0And1_areVerifiedWithTheRootsThatAreGiven() throws Exception {
    Path roots = Files.writeString(dir.resolve("roots.pem"), CA.pem());
    Path others = Files.writeString(dir.resolve("others.pem"), PKI.root("Other CA").pem());
    String chain = LEAF.chainPem();
    for (String record : List.of(LEAF.tlsa(1, 1, 1), CA.tlsa(0, 0, 1))) {
      assertThat(verify(chain, HOST, record, "--usages", "ALL", "--roots", roots.toString()).exit())
          .isEqualTo(0);
      assertThat(
              verify(chain, HOST, record, "--usages", "all", "--roots", others.toString()).exit())
          .isEqualTo(1);
    }
  }

  @Test
  void digests_decideWhichRecordsCount() throws Exception {
    String[] both = {"--record", LEAF.tlsa(3, 1, 1)};

    assertThat(verify(LEAF.chainPem(), HOST, "3 1 2 " + "00".repeat(64), both).exit()).isEqualTo(1);
    List<String> weakFirst = new ArrayList<>(List.of(both));
    weakFirst.addAll(List.of("--digests", "sha256,sha512"));
    assertThat(
            verify(
                    LEAF.chainPem(),
                    HOST,
                    "3 1 2 " + "00".repeat(64),
                    weakFirst.toArray(new String[0]))
                .exit())
        .isEqualTo(0);
  }

  @Test
  void at_movesTheClock() throws Exception {
    Instant later = LEAF.holder().getNotAfter().toInstant().plusSeconds(86_400 * 3);
    String[] at = {"--at", later.toString()};

    Run expired = verify(LEAF.chainPem(), HOST, CA.tlsa(2, 1, 1), at);
    assertThat(expired.exit()).isEqualTo(1);
    assertThat(expired.out()).contains("(3 days ago)");
    assertThat(verify(LEAF.chainPem(), HOST, LEAF.tlsa(3, 1, 1), at).exit()).isEqualTo(0);
  }

  @Test
  void certificateWithAnEmptyIssuer_canBeVerified() throws Exception {
    LabCertificate nameless = PKI.certificate().issuer("").selfSigned();

    Run run = verify(nameless.pem(), HOST, nameless.tlsa(3, 1, 1));

    assertThat(run.exit()).isEqualTo(0);
    assertThat(run.out()).contains("subject (empty), issuer (empty)");
  }

  @Test
  void hexDigits_mayBeUpperCaseAndSpaced() throws Exception {
    String hex = LEAF.tlsa(3, 1, 1).substring(6).toUpperCase(java.util.Locale.ROOT);

    assertThat(
            verify(LEAF.chainPem(), HOST, "3 1 1 " + hex.substring(0, 10) + " " + hex.substring(10))
                .exit())
        .isEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3 1 1", "3 1 1 zz", "3 1 1 abc", "300 1 1 ab", "TLSA", "-1 1 1 ab"})
  void badRecord_isAUsageError(String record) throws Exception {
    Run run = verify(LEAF.chainPem(), HOST, record);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("error: ").contains("--record");
  }

  @ParameterizedTest
  @CsvSource({
    "--usages,  mail,     --usages",
    "--digests, md5,      --digests",
    "--at,      tomorrow, '''tomorrow'' is not a time; expected one such as'",
    "--roots,   absent,   absent: no such file",
    "--bogus,   x,        --bogus",
  })
  void badOption_isAUsageError(String option, String value, String said) throws Exception {
    Run run = verify(LEAF.chainPem(), HOST, LEAF.tlsa(3, 1, 1), option, value);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("error: ").contains(said);
  }

  @Test
  void missingOptions_areNamed() {
    Run run = Cli.run("tlsa", "verify");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("--chain", "--name", "--record")
        .contains("java -jar postern-agent.jar tlsa verify --help");
  }

  @Test
  void missingFile_isNamed() {
    Run run = Cli.run("tlsa", "verify", "--chain", "absent.pem", "--name", HOST, "--record", WRONG);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("error: absent.pem: no such file" + System.lineSeparator());
  }

  @Test
  void garbageFile_isNamed() throws Exception {
    assertThat(verify("garbage", HOST, WRONG).err()).contains("chain.pem: expected PEM");
    assertThat(verify(LEAF.pem().substring(0, 200), HOST, WRONG).exit()).isEqualTo(2);
  }

  @Test
  void namesOfACertificate_cannotSteerTheTerminal() throws Exception {
    LabCertificate evil = PKI.certificate().subject("CN=a\u001b[2Jb").dns(HOST).selfSigned();

    Run run = verify(evil.pem(), HOST, evil.tlsa(3, 1, 1));

    assertThat(run.exit()).isEqualTo(0);
    assertThat(run.out()).doesNotContain("\u001b").contains("\\u001b[2Jb");
  }

  private Run verify(String pem, String name, String record, String... more) throws Exception {
    Path chain = Files.writeString(dir.resolve("chain.pem"), pem);
    List<String> args = new ArrayList<>(List.of("tlsa", "verify", "--chain", chain.toString()));
    args.addAll(List.of("--name", name, "--record", record));
    args.addAll(List.of(more));
    return Cli.run(args.toArray(new String[0]));
  }
}
