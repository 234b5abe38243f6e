// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.agent.cli.Cli.Run;
import org.postern.agent.json.JsonValue;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;

class TlsaGenerateTest {

  private static final String HOST = "mail.example.org";
  private static final LabPki PKI = new LabPki();
  private static final LabCertificate CA = PKI.root("Lab CA");
  private static final LabCertificate LEAF = PKI.leaf(CA, HOST);

  @TempDir Path dir;

  @Test
  void chain_givesTheServersAndTheIssuersRecord() throws Exception {
    Run run = generate(LEAF.chainPem(), "--host", HOST);

    assertThat(run.exit()).isEqualTo(0);
    assertThat(run.verdict()).isEqualTo("publish: 2 records at _25._tcp.mail.example.org.");
    assertThat(run.facts().get(0))
        .startsWith("  _25._tcp.mail.example.org. 3600 IN TLSA " + LEAF.tlsa(3, 1, 1) + " ; ");
    assertThat(run.facts().get(1))
        .startsWith("  _25._tcp.mail.example.org. 3600 IN TLSA " + CA.tlsa(2, 1, 1) + " ; ");
    assertThat(run.facts().subList(2, run.facts().size()))
        .isNotEmpty()
        .allMatch(fact -> fact.startsWith("  advice: "));
    assertThat(run.out()).contains("two TTLs").contains("SHA2-512").contains("signature lifetimes");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void whatIsGenerated_isVerified() throws Exception {
    Path file = dir.resolve("chain.pem");
    JsonValue json = generate(LEAF.chainPem(), "--host", HOST, "--port", "587", "--json").json();

    assertThat(json.names())
        .containsExactly("version", "verdict", "owner", "records", "advice", "warnings");
    assertThat(json.at("owner").text()).isEqualTo("_587._tcp.mail.example.org.");
    assertThat(json.at("records").items()).hasSize(2);
    for (JsonValue record : json.at("records").items()) {
      assertThat(record.names()).containsExactly("record", "zoneLine", "comment");
      assertThat(
              Cli.run(
                      "tlsa",
                      "verify",
                      "--chain",
                      file.toString(),
                      "--name",
                      HOST,
                      "--record",
                      record.at("record").text())
                  .exit())
          .isEqualTo(0);
    }
  }

  @Test
  void leafAlone_givesOneRecord() throws Exception {
    Run run = generate(PKI.selfSigned(HOST).pem(), "--host", HOST);

    assertThat(run.verdict()).isEqualTo("publish: 1 record at _25._tcp.mail.example.org.");
  }

  @Test
  void issuerThatSendersWouldRefuse_isWarnedOf() throws Exception {
    Run run = generate(LEAF.chainPem(), "--host", "other.example");

    assertThat(run.exit()).isEqualTo(0);
    assertThat(run.verdict()).startsWith("publish: 1 record");
    assertThat(run.err()).startsWith("warning: ");
  }

  @Test
  void internationalHost_isWrittenInALabels() throws Exception {
    assertThat(generate(LEAF.pem(), "--host", "bücher.example").verdict())
        .endsWith("at _25._tcp.xn--bcher-kva.example.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "70000", "-1", "smtp", ""})
  void badPort_isAUsageError(String port) throws Exception {
    Run run = generate(LEAF.pem(), "--host", HOST, "--port", port);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("--port").contains("1 to 65535");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "..", "-", "a..b"})
  void badHost_isAUsageError(String host) throws Exception {
    assertThat(generate(LEAF.pem(), "--host", host).exit()).isEqualTo(2);
  }

  @Test
  void missingOrBrokenFile_isAUsageError() throws Exception {
    assertThat(Cli.run("tlsa", "generate", "--chain", "absent.pem", "--host", HOST).err())
        .contains("absent.pem: no such file");
    assertThat(generate("garbage", "--host", HOST).exit()).isEqualTo(2);
    assertThat(Cli.run("tlsa", "generate").exit()).isEqualTo(2);
  }

  private Run generate(String pem, String... more) throws Exception {
    Path chain = Files.writeString(dir.resolve("chain.pem"), pem);
    List<String> args = new ArrayList<>(List.of("tlsa", "generate", "--chain", chain.toString()));
    args.addAll(List.of(more));
    return Cli.run(args.toArray(new String[0]));
  }
}
