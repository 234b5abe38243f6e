// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.testssl;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.interop.Command;
import org.postern.interop.tls.EngineUnderTest;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabPki;

/**
 * testssl.sh finds nothing above LOW in protocols, suites, forward secrecy, the server's choices,
 * its certificate and the known vulnerabilities. The certificate says where its CRL is: without
 * that and OCSP, the finding would be about the certificate and not about us.
 */
@Tag("interop")
@Timeout(400)
class TestsslTest {
  private static final Pattern FINDING =
      Pattern.compile(
          "\"id\"\\s*:\\s*\"([^\"]*)\".*?\"severity\"\\s*:\\s*\"([^\"]*)\".*?"
              + "\"finding\"\\s*:\\s*\"([^\"]*)\"",
          Pattern.DOTALL);
  private static final List<String> HARMLESS = List.of("OK", "INFO", "LOW");

  @TempDir Path directory;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final LabPki pki = new LabPki();
  private final LabCertificate root = pki.root("Interop CA");
  private HttpServer crl;
  private HttpsServer server;

  @BeforeEach
  void start() throws Exception {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    crl = HttpServer.create(anyPort, 0);
    byte[] list = emptyCrl();
    crl.createContext(
        "/ca.crl",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, list.length);
            exchange.getResponseBody().write(list);
          }
        });
    crl.start();
    server = HttpsServer.create(anyPort, 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(EngineUnderTest.context(certificate(), root)));
    server.setExecutor(executor);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    crl.stop(0);
    executor.shutdownNow();
  }

  private LabCertificate certificate() {
    GeneralName uri =
        new GeneralName(
            GeneralName.uniformResourceIdentifier,
            "http://127.0.0.1:" + crl.getAddress().getPort() + "/ca.crl");
    DistributionPoint point =
        new DistributionPoint(new DistributionPointName(new GeneralNames(uri)), null, null);
    return pki.server("localhost")
        .key(LabKeyType.P256)
        .extension(
            Extension.cRLDistributionPoints,
            false,
            new CRLDistPoint(new DistributionPoint[] {point}))
        .signedBy(root);
  }

  private byte[] emptyCrl() throws Exception {
    Instant now = Instant.now();
    X509v2CRLBuilder builder =
        new X509v2CRLBuilder(root.holder().getSubject(), Date.from(now.minus(Duration.ofHours(1))));
    builder.setNextUpdate(Date.from(now.plus(Duration.ofDays(7))));
    return builder
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(root.keyPair().getPrivate()))
        .getEncoded();
  }

  @Test
  void nothingAboveLow_isFound() throws IOException {
    Path ca = Files.writeString(directory.resolve("ca.pem"), root.pem());
    Path json = directory.resolve("findings.json");
    Command run =
        Command.attempt(
            directory,
            List.of(
                "testssl",
                "--quiet",
                "--warnings",
                "off",
                "--color",
                "0",
                "--ip",
                "one",
                "--add-ca",
                ca.toString(),
                "--jsonfile",
                json.toString(),
                "-p",
                "-s",
                "-f",
                "-P",
                "-S",
                "-U",
                "https://localhost:" + server.getAddress().getPort()),
            Duration.ofSeconds(380));
    List<String> ids = new ArrayList<>();
    List<String> grave = new ArrayList<>();
    Matcher finding = FINDING.matcher(Files.readString(json));
    while (finding.find()) {
      ids.add(finding.group(1));
      if (!HARMLESS.contains(finding.group(2))) {
        grave.add(finding.group(2) + " " + finding.group(1) + ": " + finding.group(3));
      }
    }
    assertThat(grave).as(run.output()).isEmpty();
    assertThat(ids).as(run.output()).contains("TLS1_3", "TLS1", "PFS", "cert_trust", "ROBOT");
  }
}
