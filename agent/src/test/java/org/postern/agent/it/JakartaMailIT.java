// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabTls;
import org.postern.lab.smtp.ScriptedSmtpServer;
import org.postern.lab.smtp.SmtpScript;
import org.postern.lab.smtp.StartTls;

/** Every library of the family, unmodified, with nothing configured but the relay. */
@Timeout(120)
class JakartaMailIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javax-1.5",
        "javax-1.6",
        "jakarta-1.6",
        "jakarta-2.0",
        "angus-1.1",
        "angus-2.0.3",
        "angus-2.0.5"
      })
  void everyLibraryIsProtected(String library, @TempDir Path directory) throws Exception {
    try (MailLab lab = new MailLab(directory)) {
      LabCertificate right = lab.certificate("right");
      LabCertificate wrong = lab.certificate("wrong");
      SmtpScript any = MailLab.startTls(lab.certificate("any"));
      ScriptedSmtpServer verified =
          lab.relay("right", MailLab.startTls(right), right.tlsa(3, 1, 1));
      ScriptedSmtpServer refused =
          lab.relay("wrong", MailLab.startTls(wrong), lab.certificate("other").tlsa(3, 1, 1));
      ScriptedSmtpServer opportunistic = lab.relay("any", any);
      ScriptedSmtpServer clear = lab.relay("clear", SmtpScript.plain());
      ScriptedSmtpServer broken = lab.relay("broken", any.startTls(StartTls.GARBAGE));
      try (ProgramJvm jvm = ProgramJvm.onClassPath(library, lab.agentOptions())) {
        jvm.ready();
        assertThat(jvm.send(lab.mail("right"))).as("%s", lab.logLines()).isEqualTo("sent");
        assertThat(jvm.send(lab.mail("wrong")))
            .startsWith("failed")
            .containsPattern("mail.MessagingException: (Could not convert|DANE)")
            .contains("SSLHandshakeException: DANE: no certificate matches");
        assertThat(jvm.send(lab.mail("any"))).isEqualTo("sent");
        assertThat(jvm.send(lab.mail("clear"))).isEqualTo("sent");
        assertThat(jvm.send(lab.mail("broken"))).isEqualTo("sent");
      }
      assertThat(verified.mails()).singleElement().matches(mail -> mail.tls());
      assertThat(verified.sessions().get(0).sni()).isEqualTo("right.relay.test");
      assertThat(refused.mails()).isEmpty();
      assertThat(opportunistic.mails()).singleElement().matches(mail -> mail.tls());
      assertThat(clear.mails()).singleElement().matches(mail -> !mail.tls());
      assertThat(broken.mails()).singleElement().matches(mail -> !mail.tls());
      assertThat(broken.sessions()).hasSize(2);
      assertThat(pairs(lab))
          .containsExactly("dane:dane", "dane:refused", "may:encrypt", "may:none", "may:none");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"javax-1.5", "javax-1.6", "angus-1.1", "angus-2.0.5"})
  void implicitTls_isDecidedByDane_orLeftToTheProgram(String library, @TempDir Path directory)
      throws Exception {
    try (MailLab lab = new MailLab(directory)) {
      LabCertificate right = lab.certificate("right");
      LabCertificate wrong = lab.certificate("wrong");
      ScriptedSmtpServer verified =
          lab.relay("right", SmtpScript.implicitTls(LabTls.server(right)), right.tlsa(3, 1, 1));
      ScriptedSmtpServer refused =
          lab.relay(
              "wrong",
              SmtpScript.implicitTls(LabTls.server(wrong)),
              lab.certificate("other").tlsa(3, 1, 1));
      ScriptedSmtpServer unknown =
          lab.relay("unknown", SmtpScript.implicitTls(LabTls.server(lab.certificate("unknown"))));
      String[] smtps = {"mail.smtp.ssl.enable", "true"};
      String[] oldRecipe = {"mail.smtp.socketFactory.class", "javax.net.ssl.SSLSocketFactory"};
      String[] trusting = {"mail.smtp.ssl.enable", "true", "mail.smtp.ssl.trust", "*"};
      try (ProgramJvm jvm = ProgramJvm.onClassPath(library, lab.agentOptions())) {
        jvm.ready();
        for (String[] way : List.of(smtps, oldRecipe, trusting)) {
          assertThat(jvm.send(lab.mail("right", way))).as("%s", lab.logLines()).isEqualTo("sent");
          assertThat(jvm.send(lab.mail("wrong", way))).startsWith("failed");
        }
        assertThat(jvm.send(lab.mail("unknown", smtps))).startsWith("failed");
        assertThat(jvm.send(lab.mail("unknown", oldRecipe))).startsWith("failed");
        assertThat(jvm.send(lab.mail("unknown", trusting))).isEqualTo("sent");
      }
      assertThat(verified.mails()).hasSize(3);
      assertThat(refused.mails()).isEmpty();
      assertThat(unknown.mails()).hasSize(1);
    }
  }

  static List<String> pairs(MailLab lab) throws Exception {
    return lab.logLines().stream()
        .filter(line -> line.contains(" host="))
        .map(line -> line.split(" ")[2])
        .toList();
  }
}
