// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.agent.json.Json;
import org.postern.agent.json.JsonValue;
import org.postern.dane.DaneVerdict;
import org.postern.dane.DaneVerdict.Matched;
import org.postern.dane.DigestOrder;
import org.postern.dane.TlsaRecord;
import org.postern.dane.TlsaSet;
import org.postern.dane.UsageProfile;
import org.postern.dns.SecurityStatus;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;
import org.postern.smtp.CandidateState;
import org.postern.smtp.CheckReport;
import org.postern.smtp.CheckReport.AddressResult;
import org.postern.smtp.CheckReport.Outcome;
import org.postern.smtp.DeliveryPlan;
import org.postern.smtp.MxAuthentication;
import org.postern.smtp.MxCandidate;
import org.postern.smtp.PeerVerdict;
import org.postern.smtp.TlsRequirement;
import org.postern.tlsrpt.ResultType;

/**
 * The decision table of {@code check}: what was seen at the addresses, against what is demanded.
 */
class CheckViewTest {

  private static final Instant NOW = Instant.now();
  private static final LabPki PKI = new LabPki();
  private static final LabCertificate CA = PKI.root("Lab CA");
  private static final LabCertificate LEAF =
      PKI.server("mx.example.org")
          .valid(NOW.minus(Duration.ofDays(9)), NOW.plus(Duration.ofDays(5)))
          .signedBy(CA);

  @ParameterizedTest
  @CsvSource({
    // seen,                require, exit, level
    "dane,                         , 0, dane",
    "dane,                  DANE,    0, dane",
    "dane,                  ENCRYPT, 0, dane",
    "halfdane,                     , 0, halfdane",
    "halfdane,              DANE,    1, halfdane",
    "halfdane,              ENCRYPT, 0, halfdane",
    "encrypt,                      , 0, encrypt",
    "encrypt,               DANE,    1, encrypt",
    "encrypt,               ENCRYPT, 0, encrypt",
    "none,                         , 0, none",
    "none,                  DANE,    1, none",
    "none,                  ENCRYPT, 1, none",
    "dane encrypt,                 , 0, encrypt",
    "dane encrypt,          DANE,    1, encrypt",
    "dane encrypt,          ENCRYPT, 0, encrypt",
    "dane none,             ENCRYPT, 1, none",
    "dane halfdane,         DANE,    1, halfdane",
    "refused,                      , 1, -",
    "refused,               ENCRYPT, 1, -",
    "refused dane,          DANE,    0, dane",
    "dane refused,                 , 0, dane",
    "dane unreachable,      DANE,    0, dane",
    "unreachable,                  , 3, -",
    "broken,                       , 3, -",
    "unreachable broken,    DANE,    3, -",
    "unreachable refused,          , 1, -",
    "broken refused,               , 1, -",
    "'',                           , 3, -",
    "'',                    DANE,    3, -",
  })
  void whatWasSeen_againstWhatIsRequired(
      String seen, CheckCommand.@Nullable Level require, int exit, String level) {
    Result result = new CheckView(report(seen), require, null, NOW).result();

    assertThat(result.exitCode()).isEqualTo(exit);
    JsonValue json = JsonValue.parse(Json.write(result.json()));
    JsonValue shown = json.at("level");
    assertThat(shown.isNull() ? "-" : shown.text()).isEqualTo(level);
    String word = List.of("deliverable", "refused", "", "undecided").get(exit);
    assertThat(result.verdict()).startsWith(word + ": ");
    assertThat(json.at("verdict").text()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({
    "dane-ta, 10, 1",
    "dane-ta, 6,  1",
    "dane-ta, 4,  0",
    "dane-ta, 0,  0",
    "dane,    10, 0",
    "encrypt, 10, 0",
    "none,    10, 0",
    "dane dane-ta, 10, 1",
  })
  void expiry_countsWhereTheCertificateDoes(String seen, int days, int exit) {
    Result result = new CheckView(report(seen), null, Duration.ofDays(days), NOW).result();

    assertThat(result.exitCode()).isEqualTo(exit);
    if (exit == 1) {
      assertThat(result.verdict()).contains("certificate 0 expires").contains("--days " + days);
    }
  }

  @Test
  void expiry_isPrintedEvenWhereItDoesNotCount() {
    assertThat(new CheckView(report("dane"), null, null, NOW).result().facts())
        .anyMatch(fact -> fact.startsWith("mx0 [127.0.0.1]: certificate 0 expires "))
        .anyMatch(fact -> fact.equals("mx0 [127.0.0.1]: TLSv1.3 TLS_AES_128_GCM_SHA256 x25519"));
  }

  @Test
  void addressesThatWouldBePassedOver_areCounted() {
    assertThat(
            new CheckView(report("refused dane unreachable"), null, null, NOW).result().verdict())
        .isEqualTo(
            "deliverable: level dane at mx1 [127.0.0.1]; 2 of 3 addresses would be passed over");
  }

  @Test
  void lowestLevel_isNamedWithItsHost() {
    assertThat(new CheckView(report("dane encrypt"), null, null, NOW).result().verdict())
        .isEqualTo(
            "deliverable: level dane at mx0 [127.0.0.1], at worst encrypt at mx1 [127.0.0.1]");
  }

  private static CheckReport report(String seen) {
    List<MxCandidate> candidates = new ArrayList<>();
    List<AddressResult> results = new ArrayList<>();
    for (String word : seen.split(" ")) {
      if (word.isEmpty()) {
        continue;
      }
      TlsRequirement requirement = requirement(word);
      MxCandidate candidate =
          new MxCandidate(
              10,
              "mx" + candidates.size(),
              List.of(InetAddress.getLoopbackAddress()),
              SecurityStatus.SECURE,
              null,
              null,
              List.of(),
              new CandidateState.Ready(requirement, "lab"));
      candidates.add(candidate);
      results.add(
          new AddressResult(
              candidate, loopback(), outcome(word, requirement), Duration.ofMillis(7)));
    }
    return new CheckReport(
        new DeliveryPlan(
            "example.org",
            25,
            DeliveryPlan.Routing.MX,
            SecurityStatus.SECURE,
            candidates,
            new DeliveryPlan.Disposition.Deliver(null, "lab"),
            NOW),
        results);
  }

  private static InetAddress loopback() {
    try {
      return InetAddress.getByName("127.0.0.1");
    } catch (java.net.UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static TlsRequirement requirement(String word) {
    if (!word.contains("dane") && !word.equals("refused")) {
      return new TlsRequirement.May("mx.example.org", 25);
    }
    return new TlsRequirement.Dane(
        "mx.example.org",
        25,
        TlsaSet.of(List.of(record(word)), DigestOrder.DEFAULT, UsageProfile.SMTP),
        List.of("mx.example.org"),
        word.equals("halfdane") ? MxAuthentication.NONE : MxAuthentication.DNSSEC,
        false);
  }

  private static TlsaRecord record(String word) {
    return TlsaRecord.parse(word.equals("dane-ta") ? CA.tlsa(2, 1, 1) : LEAF.tlsa(3, 1, 1));
  }

  private static Outcome outcome(String word, TlsRequirement requirement) {
    PeerVerdict.TlsFacts tls =
        new PeerVerdict.TlsFacts("TLSv1.3", "TLS_AES_128_GCM_SHA256", "x25519", false);
    switch (word) {
      case "unreachable":
        return new Outcome.Unreachable("connection refused");
      case "broken":
        return new Outcome.Broken("not SMTP");
      case "refused":
        return new Outcome.Refused(
            PeerVerdict.encrypted(
                requirement,
                new DaneVerdict.Refused(ResultType.VALIDATION_FAILURE, "tlsa-no-match", "no match"),
                tls),
            "no match");
      case "none":
        return new Outcome.Deliverable(
            PeerVerdict.withoutTls(requirement, ResultType.STARTTLS_NOT_SUPPORTED, "no STARTTLS"),
            List.of(),
            "in clear");
      default:
        boolean authority = word.equals("dane-ta");
        DaneVerdict dane =
            word.contains("dane")
                ? new DaneVerdict.Verified(
                    record(word),
                    authority ? 1 : 0,
                    authority ? Matched.TA_CERTIFICATE : Matched.EE_CERTIFICATE,
                    authority ? "mx.example.org" : null)
                : null;
        return new Outcome.Deliverable(
            PeerVerdict.encrypted(requirement, dane, tls), chain(), "delivered");
    }
  }

  private static List<X509Certificate> chain() {
    try {
      return List.of(LEAF.x509(), CA.x509());
    } catch (java.security.cert.CertificateException e) {
      throw new AssertionError(e);
    }
  }
}
