// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabPki;
import org.postern.lab.pki.LabTls;

@Timeout(30)
class ScriptedSmtpServerTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static SSLContext serverTls;
  private static SSLContext clientTls;
  private static SSLContext strangerTls;
  private ScriptedSmtpServer server;

  @BeforeAll
  static void certificates() throws Exception {
    LabPki pki = new LabPki();
    LabCertificate root = pki.root("Root");
    serverTls = LabTls.server(pki.leaf(root, "mx1.example.test"));
    clientTls = LabTls.client(root);
    strangerTls = LabTls.client(pki.root("Somebody else"));
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private SmtpTestClient connect(SmtpScript script) throws IOException {
    server = ScriptedSmtpServer.start(script);
    return new SmtpTestClient(server.port());
  }

  private static void sendMail(SmtpTestClient client) throws IOException {
    assertThat(client.say("MAIL FROM:<a@example.org> SIZE=10")).startsWith("250");
    assertThat(client.say("RCPT TO:<b@example.test>")).startsWith("250");
    assertThat(client.say("DATA")).startsWith("354");
    assertThat(client.say("Subject: x\r\n\r\n..dot\r\n.")).startsWith("250");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void mailUnderStartTls_isKeptWithSniAndProtocol(String protocol) throws Exception {
    try (var client = connect(SmtpScript.startTls(serverTls).protocols(protocol))) {
      client.read();
      assertThat(client.sayAndReadAll("EHLO me")).contains("250 STARTTLS");
      assertThat(client.say("STARTTLS")).startsWith("220");
      client.secure(clientTls, "mx1.example.test");
      assertThat(client.sayAndReadAll("EHLO me")).noneMatch(line -> line.contains("STARTTLS"));
      sendMail(client);
      client.say("QUIT");
    }
    ReceivedMail mail = server.awaitMail(LIMIT);
    assertThat(mail.sender()).isEqualTo("a@example.org");
    assertThat(mail.recipients()).containsExactly("b@example.test");
    assertThat(mail.text()).isEqualTo("Subject: x\r\n\r\n.dot\r\n");
    assertThat(mail.tls()).isTrue();
    SmtpSession session = server.awaitSessions(1, LIMIT).get(0);
    assertThat(session.sni()).isEqualTo("mx1.example.test");
    assertThat(session.protocol()).isEqualTo(protocol);
    assertThat(session.cipherSuite()).startsWith("TLS_");
    assertThat(session.failure()).isNull();
    assertThat(session.commands())
        .containsExactly(
            "EHLO me",
            "STARTTLS",
            "EHLO me",
            "MAIL FROM:<a@example.org> SIZE=10",
            "RCPT TO:<b@example.test>",
            "DATA",
            "QUIT");
  }

  @Test
  void mailInClear_isKeptAsSuch() throws Exception {
    try (var client = connect(SmtpScript.plain())) {
      client.read();
      assertThat(client.sayAndReadAll("EHLO me")).noneMatch(line -> line.contains("STARTTLS"));
      assertThat(client.say("STARTTLS")).startsWith("502");
      sendMail(client);
    }
    assertThat(server.awaitMail(LIMIT).tls()).isFalse();
  }

  @Test
  void clientThatDistrustsTheCertificate_leavesARecordWithSniAndFailure() throws Exception {
    try (var client = connect(SmtpScript.startTls(serverTls))) {
      client.read();
      client.say("EHLO me");
      client.say("STARTTLS");
      assertThatThrownBy(() -> client.secure(strangerTls, "mx1.example.test"))
          .isInstanceOf(SSLException.class);
    }
    SmtpSession session = server.awaitSessions(1, LIMIT).get(0);
    assertThat(session.tls()).isFalse();
    assertThat(session.sni()).isEqualTo("mx1.example.test");
    assertThat(session.failure()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"REPLY_454, 454", "REPLY_554, 554", "GARBAGE, 220", "CLOSE, 220"})
  void startTlsTrouble_isAsScripted(StartTls conduct, String code) throws Exception {
    try (var client = connect(SmtpScript.startTls(serverTls).startTls(conduct))) {
      client.read();
      assertThat(client.sayAndReadAll("EHLO me")).contains("250 STARTTLS");
      assertThat(client.say("STARTTLS")).startsWith(code);
      if (code.equals("220")) {
        assertThatThrownBy(() -> client.secure(clientTls, "mx1.example.test"))
            .isInstanceOf(IOException.class);
      } else {
        sendMail(client);
      }
    }
  }

  @Test
  void injectedReply_comesInClearBeforeTls() throws Exception {
    SmtpScript script = SmtpScript.startTls(serverTls).startTls(StartTls.INJECTED_REPLY);
    try (var client = connect(script)) {
      client.read();
      client.say("EHLO me");
      assertThat(client.say("STARTTLS")).startsWith("220");
      assertThat(client.read()).startsWith("250");
      client.secure(clientTls, "mx1.example.test");
      sendMail(client);
    }
  }

  @Test
  void implicitTls_andEd25519() throws Exception {
    LabCertificate leaf = new LabPki().server("mx").key(LabKeyType.ED25519).selfSigned();
    try (var client = connect(SmtpScript.implicitTls(LabTls.server(leaf)))) {
      client.secure(LabTls.client(leaf), "mx");
      assertThat(client.read()).startsWith("220");
      client.say("EHLO me");
      sendMail(client);
    }
    assertThat(server.awaitMail(LIMIT).tls()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"HANDSHAKE", "AUTH"},
      mode = EnumSource.Mode.EXCLUDE)
  void stall_answersNothingFromThere(Step step) throws Exception {
    try (var client = connect(SmtpScript.startTls(serverTls).stallAt(step))) {
      client.timeout(200);
      assertThatThrownBy(
              () -> {
                client.read();
                client.say("EHLO me");
                if (step == Step.STARTTLS) {
                  client.say("STARTTLS");
                }
                sendMail(client);
                client.say("QUIT");
              })
          .isInstanceOf(SocketTimeoutException.class);
    }
    List<ReceivedMail> kept = server.awaitSessions(1, LIMIT).get(0).mails();
    assertThat(kept).hasSize(step == Step.QUIT ? 1 : 0);
  }

  @Test
  void stallInTheHandshake_comesAfter220() throws Exception {
    try (var client = connect(SmtpScript.startTls(serverTls).stallAt(Step.HANDSHAKE))) {
      client.read();
      client.say("EHLO me");
      assertThat(client.say("STARTTLS")).startsWith("220");
      client.timeout(200);
      assertThatThrownBy(() -> client.secure(clientTls, "mx1.example.test"))
          .isInstanceOf(IOException.class);
    }
    assertThat(server.awaitSessions(1, LIMIT).get(0).tls()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"MAIL, 451", "RCPT, 550", "DATA, 451", "MESSAGE, 554", "GREETING, 554", "EHLO, 421"})
  void refusal_comesWhereScripted(Step step, String code) throws Exception {
    try (var client = connect(SmtpScript.plain().reply(step, code + " no"))) {
      List<String> replies = new java.util.ArrayList<>();
      replies.add(client.read());
      for (String line : List.of("EHLO me", "MAIL FROM:<>", "RCPT TO:<b@x.test>", "DATA")) {
        replies.add(client.say(line));
        if (replies.contains(code + " no")) {
          break;
        }
      }
      if (step == Step.MESSAGE) {
        replies.add(client.say("x\r\n."));
      }
      assertThat(replies).contains(code + " no");
    }
    assertThat(server.mails()).isEmpty();
  }

  @Test
  void credentials_areRecorded() throws Exception {
    try (var client = connect(SmtpScript.plain().auth())) {
      client.read();
      assertThat(client.sayAndReadAll("EHLO me")).contains("250 AUTH PLAIN LOGIN");
      assertThat(client.say("AUTH PLAIN AHVzZXIAcGFzcw==")).startsWith("235");
      assertThat(client.say("AUTH LOGIN")).startsWith("334");
      assertThat(client.say("dXNlcg==")).startsWith("334");
      assertThat(client.say("cGFzcw==")).startsWith("235");
    }
    assertThat(server.sessions().get(0).credentials())
        .containsExactly(
            new Credentials("PLAIN", "user", "pass", false),
            new Credentials("LOGIN", "user", "pass", false));
  }

  @Test
  void connectionsOverTheMaximum_areAnswered421() throws Exception {
    try (var first = connect(SmtpScript.plain().maxConnections(1))) {
      assertThat(first.read()).startsWith("220");
      try (var second = new SmtpTestClient(server.port())) {
        assertThat(second.read()).startsWith("421");
      }
      first.say("QUIT");
    }
    assertThat(server.peakConnections()).isEqualTo(2);
  }

  @Test
  void close_endsOpenSessionsAndFreesThePort() throws Exception {
    var client = connect(SmtpScript.plain());
    client.read();
    int port = server.port();
    server.close();
    assertThat(client.read()).isNull();
    assertThatThrownBy(() -> new SmtpTestClient(port)).isInstanceOf(ConnectException.class);
    assertThat(server.sessions().get(0).finished()).isTrue();
    assertThatThrownBy(() -> server.awaitMail(Duration.ofMillis(1)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected 1 mails");
  }
}
