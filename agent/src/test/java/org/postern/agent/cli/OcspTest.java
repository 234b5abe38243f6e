// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.agent.cli.Cli.Run;
import org.postern.agent.json.JsonValue;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabOcspResponse;
import org.postern.lab.pki.LabPki;

@Timeout(60)
class OcspTest {
  private static final LabPki PKI = new LabPki();
  private static final LabCertificate CA = PKI.root("Lab CA");

  @TempDir Path dir;

  private HttpServer responder;
  private volatile byte[] response = new byte[0];
  private String url = "";
  private LabCertificate leaf;

  @BeforeEach
  void start() throws Exception {
    responder = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    responder.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, response.length == 0 ? -1 : response.length);
          exchange.getResponseBody().write(response);
          exchange.close();
        });
    responder.start();
    url = "http://127.0.0.1:" + responder.getAddress().getPort() + "/";
    leaf = PKI.server("mail.example.org").ocsp(url).mustStaple().signedBy(CA);
    Files.writeString(dir.resolve("chain.pem"), leaf.chainPem());
    Files.writeString(dir.resolve("leaf.pem"), leaf.pem());
    Files.writeString(dir.resolve("ca.pem"), CA.pem());
  }

  @AfterEach
  void stop() {
    responder.stop(0);
  }

  private LabOcspResponse about(LabCertificate certificate) {
    return new LabOcspResponse(certificate, Clock.systemUTC());
  }

  private String file(String name) {
    return dir.resolve(name).toString();
  }

  @Test
  void fetch_ofAGoodCertificate_isVerified_andWritten() throws Exception {
    response = about(leaf).der();
    Run run = Cli.run("ocsp", "fetch", file("chain.pem"), "--out", file("out.der"));
    assertThat(run.exit()).isEqualTo(0);
    assertThat(run.verdict()).startsWith("good: good until ");
    assertThat(run.facts())
        .anyMatch(fact -> fact.endsWith(": subject CN=mail.example.org, issuer CN=Lab CA"))
        .contains("  the certificate demands a staple (RFC 7633)", "  responder " + url)
        .anyMatch(fact -> fact.contains(": good, thisUpdate "))
        .contains("  written to " + file("out.der"));
    assertThat(Files.readAllBytes(dir.resolve("out.der"))).isEqualTo(response);
    assertThat(run.err()).isEmpty();

    Run show = Cli.run("ocsp", "show", file("out.der"), "--chain", file("chain.pem"));
    assertThat(show.exit()).isEqualTo(0);
    assertThat(show.verdict()).startsWith("good: good until ");
  }

  @Test
  void fetch_writesWhatServersOfOtherUsersCanRead_andKeepsTheModeOfAFile() throws Exception {
    assumeTrue(dir.getFileSystem().supportedFileAttributeViews().contains("posix"));
    response = about(leaf).der();
    Path usual = Files.createFile(dir.resolve("usual"));
    Path out = dir.resolve("out.der");
    String[] fetch = {"ocsp", "fetch", file("chain.pem"), "--out", out.toString()};
    assertThat(Cli.run(fetch).exit()).isEqualTo(0);
    assertThat(Files.getPosixFilePermissions(out)).isEqualTo(Files.getPosixFilePermissions(usual));
    Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rw-r-----"));
    Files.write(out, new byte[0]);
    assertThat(Cli.run(fetch).exit()).isEqualTo(0);
    assertThat(Files.readAllBytes(out)).isEqualTo(response);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
        .isEqualTo("rw-r-----");
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
    }
  }

  @Test
  void fetch_asJson_hasEveryField() throws Exception {
    response = about(leaf).der();
    JsonValue json = Cli.run("ocsp", "fetch", file("chain.pem"), "--json").json();
    assertThat(json.names())
        .containsExactly(
            "version",
            "verdict",
            "description",
            "thisUpdate",
            "nextUpdate",
            "responder",
            "written",
            "subject",
            "issuer",
            "serialNumber",
            "mustStaple",
            "responders",
            "responses");
    assertThat(json.at("verdict").text()).isEqualTo("good");
    assertThat(json.at("written").isNull()).isTrue();
    assertThat(Instant.parse(json.at("nextUpdate").text())).isAfter(Instant.now());
    assertThat(json.at("responders").texts()).containsExactly(url);
    assertThat(json.at("responses").items()).hasSize(1);
  }

  @Test
  void fetch_ofARevokedCertificate_isRefused_andWritesNothing() throws Exception {
    response = about(leaf).revoked().der();
    Run run = Cli.run("ocsp", "fetch", file("chain.pem"), "--out", file("out.der"));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.verdict())
        .startsWith("revoked: the certificate is revoked since")
        .endsWith("(key compromise)");
    assertThat(dir.resolve("out.der")).doesNotExist();
  }

  @Test
  void fetch_ofWhatIsNotGood_saysWhy() throws Exception {
    response = about(leaf).unknown().der();
    assertThat(Cli.run("ocsp", "fetch", file("chain.pem")).verdict())
        .isEqualTo("unknown: the responder does not know the certificate");
    response = LabOcspResponse.unsuccessful(3);
    Run later = Cli.run("ocsp", "fetch", file("chain.pem"));
    assertThat(later.exit()).isEqualTo(3);
    assertThat(later.verdict()).isEqualTo("unanswered: the responder says tryLater, not good");
    response = about(PKI.leaf(CA, "other.example.org")).der();
    Run other = Cli.run("ocsp", "fetch", file("chain.pem"));
    assertThat(other.exit()).isEqualTo(1);
    assertThat(other.verdict()).startsWith("unusable: the response is not about serial number");
    response = new byte[] {1, 2, 3};
    Run garbage = Cli.run("ocsp", "fetch", file("chain.pem"), "--json");
    assertThat(garbage.exit()).isEqualTo(1);
    assertThat(garbage.json().at("verdict").text()).isEqualTo("unusable");
  }

  @Test
  void fetch_whereNobodyAnswers_leavesItOpen() throws Exception {
    responder.stop(0);
    Run run = Cli.run("ocsp", "fetch", file("chain.pem"), "--json");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.json().at("verdict").text()).isEqualTo("no-answer");
    LabCertificate silent = PKI.leaf(CA, "mail.example.org");
    Files.writeString(dir.resolve("silent.pem"), silent.chainPem());
    Run none = Cli.run("ocsp", "fetch", file("silent.pem"));
    assertThat(none.exit()).isEqualTo(3);
    assertThat(none.verdict()).startsWith("no responder: ");
  }

  @Test
  void fetch_takesIssuerAndUrlFromTheCommandLine() throws Exception {
    assertThat(Cli.run("ocsp", "fetch", file("leaf.pem")).exit()).isEqualTo(2);
    response = about(leaf).der();
    assertThat(
            Cli.run("ocsp", "fetch", file("leaf.pem"), "--issuer", file("ca.pem"), "--url", url)
                .exit())
        .isEqualTo(0);
    for (String other : new String[] {"file:///etc/hostname", "ftp://x.test/", "nonsense"}) {
      Run run = Cli.run("ocsp", "fetch", file("chain.pem"), "--url", other);
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err()).contains("expected an http or https URL");
    }
    assertThat(Cli.run("ocsp", "fetch", file("chain.pem"), "--timeout", "0").exit()).isEqualTo(2);
  }

  @Test
  void show_withoutAChain_checksNothing_andSaysSo() throws Exception {
    Files.write(dir.resolve("r.der"), about(leaf).revoked().der());
    Run run = Cli.run("ocsp", "show", file("r.der"));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.verdict()).startsWith("not checked: ");
    assertThat(run.facts()).anyMatch(fact -> fact.contains(": revoked since "));
    assertThat(Cli.run("ocsp", "show", file("nothing.der")).exit()).isEqualTo(2);
    Files.write(dir.resolve("garbage.der"), new byte[] {1, 2, 3});
    assertThat(Cli.run("ocsp", "show", file("garbage.der")).out())
        .contains("the response cannot be read");
  }

  @Test
  void show_asOfAnotherTime_saysThatItHasEnded() throws Exception {
    Files.write(dir.resolve("r.der"), about(leaf).der());
    String later = Instant.now().plus(Duration.ofDays(30)).toString();
    Run run = Cli.run("ocsp", "show", file("r.der"), "--chain", file("chain.pem"), "--at", later);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.verdict()).startsWith("unusable: the response is past its time");
  }
}
