// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.dns.SecurityStatus;
import org.postern.lab.dns.LabDns;
import org.postern.lab.dns.LabNameServer;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;
import org.postern.lab.pki.LabTls;
import org.postern.lab.smtp.ScriptedSmtpServer;
import org.postern.lab.smtp.SmtpScript;
import org.postern.lab.smtp.StartTls;
import org.postern.smtp.CheckReport;
import org.postern.smtp.CheckReport.Outcome;
import org.postern.smtp.DeliveryCheck;
import org.postern.smtp.DeliveryPlan;
import org.postern.smtp.DeliveryPlan.Disposition;
import org.postern.smtp.MxCandidate;
import org.postern.smtp.PeerVerdict;
import org.xbill.DNS.Type;

/** All of it together: signed zones and a mail server on loopback, by the real resolver. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class PosternTest {

  private static final LabPki PKI = new LabPki();
  private static final LabCertificate LEAF = PKI.selfSigned("mx.example.test");
  private static final LabCertificate OTHER = PKI.selfSigned("mx.example.test");

  @TempDir Path directory;
  private ScriptedSmtpServer server;
  private LabDns dns;
  private LabNameServer nameServer;
  private Postern postern;

  @BeforeEach
  void start() throws Exception {
    server = ScriptedSmtpServer.start(SmtpScript.startTls(LabTls.server(LEAF)));
    int port = server.port();
    dns =
        LabDns.builder()
            .zone(
                "example.test",
                zone ->
                    zone.mx(10, "mx.example.test.")
                        .a("mx", "127.0.0.1")
                        .tlsa(port, "mx", LEAF.tlsa(3, 1, 1))
                        .a("plain", "127.0.0.1")
                        .a("wrong", "127.0.0.1")
                        .tlsa(port, "wrong", OTHER.tlsa(3, 1, 1))
                        .a("bogus", "127.0.0.1")
                        .tlsa(port, "bogus", LEAF.tlsa(3, 1, 1))
                        .mx("viabogus", 10, "bogus.example.test.")
                        .bogus("_" + port + "._tcp.bogus", Type.TLSA))
            .unsigned("unsigned.test", zone -> zone.mx(10, "mx.example.test."))
            .build();
    nameServer = dns.serve();
    Path anchor = dns.writeTrustAnchor(directory.resolve("anchor"));
    postern =
        Postern.create(
            PosternConfig.builder()
                .set(PosternKey.DNS_RESOLVERS, nameServer.hostPort())
                .set(PosternKey.DNS_TRUST_ANCHOR, anchor.toString())
                .set(PosternKey.DNS_TIMEOUT, "5s")
                .build());
  }

  @AfterEach
  void stop() {
    postern.close();
    nameServer.close();
    dns.close();
    server.close();
  }

  @Test
  void aSignedDomain_isPlannedAndVerified() {
    DeliveryPlan plan = postern.planner().planNow("example.test", server.port());
    assertThat(plan.mxStatus()).isEqualTo(SecurityStatus.SECURE);
    MxCandidate host = plan.candidates().get(0);
    assertThat(host.addressStatus()).isEqualTo(SecurityStatus.SECURE);
    assertThat(host.tlsaBaseDomain()).isEqualTo("mx.example.test");
    assertThat(host.records()).hasSize(1);
    assertThat(check(plan))
        .isInstanceOfSatisfying(
            Outcome.Deliverable.class,
            d -> assertThat(d.verdict().summary()).isEqualTo("dane:dane"));
    assertThat(server.sessions().get(0).sni()).isEqualTo("mx.example.test");
  }

  @Test
  void anUnsignedDomain_withASignedHost_isHalfDane() {
    DeliveryPlan plan = postern.planner().planNow("unsigned.test", server.port());
    assertThat(plan.mxStatus()).isEqualTo(SecurityStatus.INSECURE);
    assertThat(check(plan))
        .isInstanceOfSatisfying(
            Outcome.Deliverable.class,
            d -> {
              assertThat(d.verdict().summary()).isEqualTo("dane:halfdane");
              assertThat(d.verdict().verified()).isFalse();
            });
  }

  @Test
  void theThreads_keepNothingOfTheCallerAlive() throws Exception {
    ClassLoader applications = new URLClassLoader(new URL[0]);
    Thread caller =
        new Thread(() -> postern.planner().planNow("example.test", server.port()), "application");
    caller.setContextClassLoader(applications);
    caller.start();
    caller.join(20_000);
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().startsWith("postern-dns-"))
        .hasSizeGreaterThanOrEqualTo(2)
        .noneMatch(thread -> thread.getContextClassLoader() == applications);
  }

  @Test
  void aBogusTlsaSet_delays() {
    assertThat(postern.planner().planNow("viabogus.example.test", server.port()).disposition())
        .isInstanceOf(Disposition.Delay.class);
  }

  @Test
  void aDomainThatProvablyDoesNotExist_isRejected() {
    assertThat(postern.planner().planNow("nowhere.example.test", 25).disposition())
        .isInstanceOf(Disposition.Reject.class);
  }

  @Test
  void theSocketFactory_verifiesTheRelayByDane() throws Exception {
    PeerVerdict verdict = PeerVerdict.of(secured("mx.example.test").getSession()).orElseThrow();
    assertThat(verdict.summary()).isEqualTo("dane:dane");
    assertThatThrownBy(() -> secured("wrong.example.test"))
        .isInstanceOf(SSLException.class)
        .hasMessageStartingWith("DANE: ");
  }

  @Test
  void theSocketFactory_withoutTlsa_keepsToTheJvmsTrust() {
    assertThatThrownBy(() -> secured("plain.example.test"))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("PKIX");
  }

  @Test
  void theSocketFactory_forARelayThatIsNotInTheDns_keepsToTheJvmsTrust() {
    assertThatThrownBy(() -> secured("nowhere.example.test"))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("PKIX");
  }

  @Test
  void theSocketFactory_wherePlanSaysWait_makesNoSocket() {
    assertThatThrownBy(() -> secured("bogus.example.test"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no connection to the relay bogus.example.test");
    assertThatThrownBy(() -> postern.socketFactory("a..b", 25))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the relay 'a..b' has an empty label");
    assertThatThrownBy(() -> postern.socketFactory("mx.example.test", 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSocketFactory_speaksTlsFromTheStartToo() throws Exception {
    server.script(SmtpScript.implicitTls(LabTls.server(LEAF)));
    SSLSocketFactory factory = postern.socketFactory("mx.example.test", server.port());
    for (boolean connected : List.of(true, false)) {
      Socket made =
          connected ? factory.createSocket("127.0.0.1", server.port()) : factory.createSocket();
      try (SSLSocket socket = (SSLSocket) made) {
        if (!connected) {
          socket.connect(server.address(), 5000);
        }
        socket.setSoTimeout(10_000);
        assertThat(socket.getInputStream().read()).isEqualTo('2');
        assertThat(PeerVerdict.of(socket.getSession()).orElseThrow().summary())
            .isEqualTo("dane:dane");
      }
    }
  }

  @Test
  void theFirstNoClearText_underDane() {
    server.script(SmtpScript.plain().startTls(StartTls.NOT_OFFERED));
    assertThat(check(postern.planner().planNow("example.test", server.port())))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void configurationsThatCannotBeUsed_areRefusedByName() throws Exception {
    Path garbage = Files.writeString(directory.resolve("garbage"), "no anchor");
    for (Path anchor : List.of(directory.resolve("missing"), garbage)) {
      PosternConfig config =
          PosternConfig.builder().set(PosternKey.DNS_TRUST_ANCHOR, anchor.toString()).build();
      assertThatThrownBy(() -> Postern.create(config))
          .isInstanceOf(PosternConfigException.class)
          .hasMessageContaining(anchor.toString());
    }
    PosternConfig foreign =
        PosternConfig.builder()
            .set(PosternKey.DNS_TRUST, "ad")
            .set(PosternKey.DNS_RESOLVERS, "192.0.2.1")
            .build();
    assertThatThrownBy(() -> Postern.create(foreign))
        .isInstanceOf(PosternConfigException.class)
        .hasMessageContaining("192.0.2.1");
  }

  @Test
  void theJvmsProviders_areWhatTheyWere() {
    assertThat(List.of(Security.getProviders()))
        .extracting(Provider::getName)
        .noneMatch(name -> name.startsWith("BC") || name.startsWith("Postern"));
  }

  private Outcome check(DeliveryPlan plan) {
    Duration limit = Duration.ofSeconds(10);
    DeliveryCheck.Options options = new DeliveryCheck.Options("", limit, limit, any -> true);
    CheckReport report = new DeliveryCheck(postern.tls()::client, options).check(plan);
    assertThat(report.results()).isNotEmpty();
    return report.results().get(0).outcome();
  }

  /** As a mail library does after STARTTLS: TLS layered over a connection. */
  private SSLSocket secured(String relay) throws Exception {
    server.script(SmtpScript.implicitTls(LabTls.server(LEAF)));
    SSLSocketFactory factory = postern.socketFactory(relay, server.port());
    Socket plain = new Socket("127.0.0.1", server.port());
    try {
      SSLSocket socket = (SSLSocket) factory.createSocket(plain, relay, server.port(), true);
      socket.setSoTimeout(10_000);
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }
}
