// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSSEC.Algorithm;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** RFC 4035 section 5.3.1, and the place of each type in a zone. */
class SignaturesTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @ParameterizedTest(name = "{0} {1} signed by {2} with {3} labels: {4}")
  @CsvSource({
    // The signer is the owner or above it, never beside or below it.
    "mx1.example.test, A, example.test, 3, true",
    "mx1.example.test, A, test, 3, true",
    "mx1.example.test, A, ., 3, true",
    "mx1.example.test, A, mx1.example.test, 3, true",
    "mx1.example.test, A, insecure.test, 3, false",
    "mx1.example.test, A, ple.test, 3, false",
    "mx1.example.test, A, a.mx1.example.test, 3, false",
    // Fewer labels are a wildcard's, but not above the signer, and never more than the owner has.
    "mx1.example.test, A, example.test, 2, true",
    "mx1.example.test, A, example.test, 1, false",
    "mx1.example.test, A, example.test, 4, false",
    // A DS set stands at the parent's side of the cut.
    "example.test, DS, test, 2, true",
    "example.test, DS, example.test, 2, false",
    "example.test, DS, test, 1, false",
    // The keys and the SOA stand at the apex.
    "example.test, DNSKEY, example.test, 2, true",
    "example.test, DNSKEY, test, 2, false",
    "example.test, SOA, example.test, 2, true",
    "mx1.example.test, SOA, example.test, 3, false",
    // A denial comes out of no wildcard, and an NSEC3 stands right below the apex.
    "mx1.example.test, NSEC, example.test, 3, true",
    "mx1.example.test, NSEC, example.test, 2, false",
    "b4um86eghhds6nea196smvmlo4ors995.example.test, NSEC3, example.test, 3, true",
    "b4um86eghhds6nea196smvmlo4ors995.example.test, NSEC3, test, 3, false",
    "b4um86eghhds6nea196smvmlo4ors995.a.example.test, NSEC3, example.test, 4, false",
  })
  void signature_countsOnlyInItsPlace(
      String owner, String type, String signer, int labels, boolean acceptable) throws Exception {
    int number = Type.value(type);
    assertThat(
            Signatures.isAcceptable(set(owner, number), signature(owner, number, signer, labels)))
        .isEqualTo(acceptable);
  }

  @ParameterizedTest
  @CsvSource({"TLSA, A", "A, TLSA"})
  void signature_ofAnotherType_doesNotCount(String type, String covered) throws Exception {
    assertThat(
            Signatures.isAcceptable(
                set("mx1.example.test", Type.value(type)),
                signature("mx1.example.test", Type.value(covered), "example.test", 3)))
        .isFalse();
  }

  private static RRset set(String owner, int type) throws Exception {
    String rdata =
        switch (type) {
          case Type.A -> "127.0.0.1";
          case Type.TLSA -> "3 1 1 00";
          case Type.DS -> "1 13 2 " + "00".repeat(32);
          case Type.DNSKEY -> "257 3 13 AAAA";
          case Type.SOA -> "ns.test. hostmaster.test. 1 2 3 4 5";
          case Type.NSEC -> "z.example.test. A";
          case Type.NSEC3 -> "1 0 0 - B4UM86EGHHDS6NEA196SMVMLO4ORS995 A";
          default -> throw new IllegalArgumentException(Type.string(type));
        };
    return new RRset(Record.fromString(name(owner), type, DClass.IN, 60, rdata, Name.root));
  }

  private static RRSIGRecord signature(String owner, int type, String signer, int labels)
      throws Exception {
    byte[] rdata = {(byte) (type >> 8), (byte) type, Algorithm.ECDSAP256SHA256, (byte) labels};
    RRSIGRecord whole =
        new RRSIGRecord(
            name(owner),
            DClass.IN,
            60,
            type,
            Algorithm.ECDSAP256SHA256,
            60,
            NOW.plus(Duration.ofDays(1)),
            NOW,
            1,
            name(signer),
            new byte[64]);
    byte[] wire = whole.rdataToWireCanonical();
    System.arraycopy(rdata, 0, wire, 0, rdata.length);
    return (RRSIGRecord) Record.newRecord(name(owner), Type.RRSIG, DClass.IN, 60, wire);
  }

  private static Name name(String text) throws Exception {
    return text.equals(".") ? Name.root : Name.fromString(text + ".");
  }
}
