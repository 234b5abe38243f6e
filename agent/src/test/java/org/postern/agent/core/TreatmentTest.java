// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.dane.DigestOrder;
import org.postern.dane.TlsaRecord;
import org.postern.dane.TlsaSet;
import org.postern.dane.UsageProfile;
import org.postern.smtp.MxAuthentication;
import org.postern.smtp.TlsRequirement;

/** Design: the agent never weakens. The whole table of requirements and programs. */
class TreatmentTest {

  @ParameterizedTest(name = "{0}, program {1}: {2}")
  @CsvSource({
    // Nothing demanded: we switch STARTTLS on where the program uses no TLS, and only there may
    // mail go in clear when it fails.
    "may,         none,               ours clear",
    "may,         trust,              clear",
    "may,         starttls,           ''",
    "may,         starttls required,  require",
    "may,         implicit,           ''",
    "encrypt,     none,               ours require",
    "encrypt,     trust,              require",
    "encrypt,     starttls,           require",
    "encrypt,     starttls required,  require",
    "encrypt,     implicit,           ''",
    "encrypt-aud, none,               ours clear",
    "encrypt-aud, starttls,           ''",
    "dane,        none,               ours require",
    "dane,        trust,              ours require overrides",
    "dane,        starttls,           ours require",
    "dane,        starttls trust,     ours require overrides",
    "dane,        implicit,           ours",
    "dane,        implicit trust,     ours overrides",
    // The match says nothing of who was named: it comes on top of the program's own checks.
    "half-dane,   none,               ours require",
    "half-dane,   trust,              ours require overrides",
    "half-dane,   starttls,           require check",
    "half-dane,   implicit,           check",
    // Nothing changes for the program; it is only looked at.
    "dane-audit,  none,               ours clear",
    "dane-audit,  trust,              clear check",
    "dane-audit,  starttls,           check",
    "dane-audit,  implicit,           check",
  })
  void everyCase(String requirement, String program, String expected) {
    boolean implicit = program.contains("implicit");
    boolean startTls = program.contains("starttls");
    Treatment treatment =
        Treatment.of(
            requirement(requirement),
            new ProgramTls(implicit, startTls, program.contains("trust"), false, 25),
            program.contains("required"));
    assertThat(treatment)
        .isEqualTo(
            new Treatment(
                expected.contains("ours"),
                !implicit || requirementIsMandatory(requirement),
                expected.contains("require"),
                expected.contains("clear"),
                expected.contains("check"),
                expected.contains("overrides")));
  }

  private static boolean requirementIsMandatory(String name) {
    return !name.contains("aud") && !name.equals("may");
  }

  private static TlsRequirement requirement(String name) {
    TlsaSet usable =
        TlsaSet.of(
            List.of(TlsaRecord.parse("3 1 1 " + "ab".repeat(32))),
            DigestOrder.DEFAULT,
            UsageProfile.SMTP);
    MxAuthentication mx =
        name.equals("half-dane") ? MxAuthentication.NONE : MxAuthentication.DNSSEC;
    return switch (name) {
      case "may" -> new TlsRequirement.May("mx.test", 25, mx);
      case "encrypt", "encrypt-aud" ->
          new TlsRequirement.Encrypt("mx.test", 25, mx, null, name.endsWith("aud"), "test");
      default ->
          new TlsRequirement.Dane(
              "mx.test", 25, usable, List.of("mx.test"), mx, name.equals("dane-audit"));
    };
  }
}
