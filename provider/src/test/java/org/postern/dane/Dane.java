// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;

/** What the tests of the verifier share: a fixed time, one host, and short ways to a verdict. */
final class Dane {

  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  static final String HOST = "mx.example.com";

  private Dane() {}

  static LabPki pki() {
    return new LabPki(Clock.fixed(NOW, ZoneOffset.UTC));
  }

  static TlsaSet set(String... records) {
    return set(UsageProfile.SMTP, records);
  }

  static TlsaSet set(UsageProfile profile, String... records) {
    return TlsaSet.of(
        Stream.of(records).map(TlsaRecord::parse).toList(), DigestOrder.DEFAULT, profile);
  }

  static List<byte[]> der(LabCertificate... chain) {
    return Arrays.stream(chain).map(LabCertificate::der).toList();
  }

  static List<byte[]> der(List<LabCertificate> chain) {
    return chain.stream().map(LabCertificate::der).toList();
  }

  static DaneVerdict verify(List<byte[]> chain, String... records) {
    return DaneVerifier.of().verify(chain, set(records), List.of(HOST), NOW);
  }

  static DaneVerdict verifyFor(List<String> names, List<byte[]> chain, String... records) {
    return DaneVerifier.of().verify(chain, set(records), names, NOW);
  }

  /** A verdict in one word and a number: {@code EE 0}, {@code TA 2}, {@code KEY 1}, or the code. */
  static String brief(DaneVerdict verdict) {
    if (verdict instanceof DaneVerdict.Verified) {
      DaneVerdict.Verified v = (DaneVerdict.Verified) verdict;
      return v.what().name().replace("_CERTIFICATE", "").replace("TA_PUBLIC_", "")
          + " "
          + v.depth();
    }
    return verdict instanceof DaneVerdict.Refused
        ? ((DaneVerdict.Refused) verdict).reasonCode()
        : "unusable";
  }
}
