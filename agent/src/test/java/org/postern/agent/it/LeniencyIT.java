// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.smtp.ScriptedSmtpServer;
import org.postern.lab.smtp.SmtpScript;
import org.postern.lab.smtp.StartTls;

/**
 * Leniency is for programs that used no TLS before; under a requirement there is none. Nobody who
 * verified before verifies less.
 */
@Timeout(120)
class LeniencyIT {
  private static final AtomicInteger RELAYS = new AtomicInteger();
  private static final String[] OWN_STARTTLS = {
    "mail.smtp.starttls.enable", "true", "mail.smtp.auth", "true", "test.user", "alice"
  };

  @TempDir
  @SuppressWarnings("NullAway.Init")
  static Path directory;

  @SuppressWarnings("NullAway.Init")
  private static MailLab lab;

  @SuppressWarnings("NullAway.Init")
  private static ProgramJvm jvm;

  /** Every test has a relay of its own. */
  private final String name = "relay" + RELAYS.incrementAndGet();

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    lab = new MailLab(directory);
    jvm = ProgramJvm.onClassPath("angus-2.0.5", lab.agentOptions()).ready();
  }

  @AfterAll
  static void stop() {
    jvm.close();
    lab.close();
  }

  @Test
  void ownStartTls_selfSignedRelay_nothingIsSent() throws Exception {
    ScriptedSmtpServer relay = lab.relay(name, MailLab.startTls(lab.certificate(name)).auth());
    assertThat(jvm.send(lab.mail(name, OWN_STARTTLS)))
        .startsWith("failed | jakarta.mail.MessagingException: Could not convert socket to TLS")
        .contains("PKIX");
    assertThat(relay.mails()).isEmpty();
    assertThat(relay.sessions()).hasSize(1);
    assertThat(relay.sessions()).allMatch(session -> session.credentials().isEmpty());
  }

  @Test
  void ownStartTls_daneMatch_isAccepted() throws Exception {
    LabCertificate certificate = lab.certificate(name);
    ScriptedSmtpServer relay =
        lab.relay(name, MailLab.startTls(certificate).auth(), certificate.tlsa(3, 1, 1));
    assertThat(jvm.send(lab.mail(name, OWN_STARTTLS))).isEqualTo("sent");
    assertThat(relay.sessions().get(0).credentials()).singleElement().matches(c -> c.tls());
  }

  @Test
  void ownStartTls_daneMismatch_isRefused_evenWithTrustInAll() throws Exception {
    ScriptedSmtpServer relay =
        lab.relay(
            name,
            MailLab.startTls(lab.certificate(name)).auth(),
            lab.certificate("other").tlsa(3, 1, 1));
    String[] trusting = new String[OWN_STARTTLS.length + 2];
    System.arraycopy(OWN_STARTTLS, 0, trusting, 2, OWN_STARTTLS.length);
    trusting[0] = "mail.smtp.ssl.trust";
    trusting[1] = "*";
    assertThat(jvm.send(lab.mail(name, trusting))).startsWith("failed").contains("DANE");
    assertThat(relay.mails()).isEmpty();
    assertThat(relay.sessions()).allMatch(session -> session.credentials().isEmpty());
    assertThat(String.join("\n", lab.logLines()))
        .contains("do not count for " + name + "." + MailLab.DOMAIN);
  }

  @Test
  void ownStartTls_trustInAll_isRespectedWithoutTlsa() throws Exception {
    ScriptedSmtpServer relay = lab.relay(name, MailLab.startTls(lab.certificate(name)));
    String[] trusting = {"mail.smtp.starttls.enable", "true", "mail.smtp.ssl.trust", "*"};
    assertThat(jvm.send(lab.mail(name, trusting))).isEqualTo("sent");
    assertThat(relay.mails()).singleElement().matches(mail -> mail.tls());
  }

  @Test
  void ownStartTls_brokenHandshake_isNotRetriedInClear() throws Exception {
    ScriptedSmtpServer relay =
        lab.relay(name, MailLab.startTls(lab.certificate(name)).startTls(StartTls.GARBAGE).auth());
    assertThat(jvm.send(lab.mail(name, OWN_STARTTLS))).startsWith("failed");
    assertThat(relay.sessions()).hasSize(1);
  }

  @Test
  void allRecordsUnusable_tlsIsMandatory_withAnyCertificate() throws Exception {
    SmtpScript script = MailLab.startTls(lab.certificate(name));
    ScriptedSmtpServer relay = lab.relay(name, script, "3 1 9 00ff");
    assertThat(jvm.send(lab.mail(name))).isEqualTo("sent");
    assertThat(relay.mails()).singleElement().matches(mail -> mail.tls());
    relay.script(script.startTls(StartTls.NOT_OFFERED));
    assertThat(jvm.send(lab.mail(name))).startsWith("failed").contains("DANE");
    assertThat(relay.mails()).hasSize(1);
    relay.script(script.auth());
    assertThat(jvm.send(lab.mail(name, OWN_STARTTLS))).startsWith("failed").contains("PKIX");
    assertThat(pairs()).containsExactly("encrypt:encrypt", "encrypt:refused", "encrypt:refused");
  }

  @Test
  void allRecordsUnusable_theLibrarysFallbackToAPlainSocket_isNotTaken() throws Exception {
    String[] ownTls = {
      "mail.smtp.socketFactory.class", "javax.net.ssl.SSLSocketFactory",
      "mail.smtp.auth", "true",
      "test.user", "alice"
    };
    ScriptedSmtpServer relay = lab.relay("relay", SmtpScript.plain().auth(), "3 1 9 00ff");
    assertThat(jvm.send(lab.mail("relay", ownTls))).startsWith("failed").contains("DANE");
    assertThat(relay.mails()).isEmpty();
    assertThat(relay.sessions()).allMatch(session -> session.credentials().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(StartTls.class)
  void underDane_whateverBecomesOfStartTls_nothingIsSentInClear(StartTls conduct) throws Exception {
    LabCertificate certificate = lab.certificate(name);
    ScriptedSmtpServer relay =
        lab.relay(name, MailLab.startTls(certificate).startTls(conduct), certificate.tlsa(3, 1, 1));
    String answer = jvm.send(lab.mail(name));
    if (conduct == StartTls.OFFERED || conduct == StartTls.INJECTED_REPLY) {
      // The library forgets what came in clear before TLS.
      assertThat(answer).isEqualTo("sent");
    } else {
      // What James takes for a failure of this host: an IOException inside, no text with a 5.
      assertThat(answer)
          .matches("failed \\| jakarta\\.mail\\.MessagingException: [^5].* \\| .*Exception: .*")
          .containsPattern(
              "MessagingException: [^|]* \\| (java\\.io|javax\\.net\\.ssl|java\\.net)");
    }
    assertThat(relay.mails()).allMatch(mail -> mail.tls());
  }

  @ParameterizedTest
  @EnumSource(
      value = StartTls.class,
      names = {"REPLY_454", "REPLY_554", "GARBAGE", "CLOSE"})
  void withoutTlsa_failingTls_isRetriedOnceInClear(StartTls conduct) throws Exception {
    ScriptedSmtpServer relay =
        lab.relay(name, MailLab.startTls(lab.certificate(name)).startTls(conduct));
    assertThat(jvm.send(lab.mail(name))).isEqualTo("sent");
    assertThat(relay.mails()).singleElement().matches(mail -> !mail.tls());
    assertThat(relay.sessions()).hasSize(2);
    assertThat(relay.sessions().get(1).commands()).doesNotContain("STARTTLS");
  }

  @Test
  void bogusZone_isDelayed(@TempDir Path other) throws Exception {
    try (MailLab bogus = new MailLab(other)) {
      LabCertificate certificate = bogus.certificate(name);
      ScriptedSmtpServer relay =
          bogus.relay(name, MailLab.startTls(certificate), certificate.tlsa(3, 1, 1));
      bogus.dns().update(MailLab.DOMAIN, zone -> zone.bogus());
      try (ProgramJvm program =
          ProgramJvm.onClassPath("angus-2.0.5", bogus.agentOptions()).ready()) {
        assertThat(program.send(bogus.mail(name)))
            .startsWith("failed | jakarta.mail.MessagingException: DANE: no connection to")
            .contains("java.io.IOException");
      }
      assertThat(relay.sessions()).isEmpty();
    }
  }

  @Test
  void imap_isUntouched() throws Exception {
    ScriptedSmtpServer relay = lab.relay(name, MailLab.startTls(lab.certificate(name)));
    String answer =
        jvm.send(
            lab.mail(
                name,
                "test.protocol",
                "imap",
                "test.user",
                "alice",
                "mail.imap.host",
                name + "." + MailLab.DOMAIN,
                "mail.imap.port",
                String.valueOf(relay.port())));
    assertThat(answer).startsWith("failed");
    assertThat(pairs()).isEmpty();
  }

  @Test
  void address_hasNoDane() throws Exception {
    ScriptedSmtpServer relay = lab.relay(name, MailLab.startTls(lab.certificate(name)));
    assertThat(jvm.send(lab.mail(name, "mail.smtp.host", "127.0.0.1"))).isEqualTo("sent");
    assertThat(relay.mails()).singleElement().matches(mail -> mail.tls());
  }

  /** The pairs in the log about this test's relay. */
  private List<String> pairs() throws IOException {
    return lab.logLines().stream()
        .filter(line -> line.contains(" host=" + name + "."))
        .map(line -> line.split(" ")[2])
        .toList();
  }
}
