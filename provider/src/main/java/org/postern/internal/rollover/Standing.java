// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.rollover;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.dane.DaneVerdict;
import org.postern.dane.DaneVerifier;
import org.postern.dane.DigestOrder;
import org.postern.dane.TlsaAdvice;
import org.postern.dane.TlsaRecord;
import org.postern.dane.TlsaSet;
import org.postern.dane.UsageProfile;
import org.postern.dns.SecureAnswer;
import org.postern.dns.SecureAnswer.Existence;
import org.postern.dns.SecurityStatus;

/** What the TLSA records at one place say of putting a new chain in the place of another. */
sealed interface Standing {

  /** Nothing there is a reason to wait. */
  record Free(String reason) implements Standing {}

  /** These records match the new chain, and only others match the one in use. */
  record Published(List<TlsaRecord> records) implements Standing {}

  /** Senders that go by the records would refuse the new chain, and accept the one in use. */
  record Missing(String reason) implements Standing {}

  /** The records could not be had. */
  record Unknown(String reason) implements Standing {}

  /**
   * Judges by the answer of one lookup. Only a secure answer has senders authenticate anything (RFC
   * 7672 section 2.2), and a chain that no record matches cannot lose by being replaced.
   *
   * @param next the new chain, its own certificate first
   * @param current the chain in use
   */
  static Standing of(
      TlsaPlace place,
      SecureAnswer answer,
      List<X509Certificate> next,
      List<X509Certificate> current,
      DigestOrder digests,
      Instant now) {
    if (answer.status() == SecurityStatus.INSECURE) {
      return new Free(place + " is not signed by DNSSEC");
    }
    if (answer.status() != SecurityStatus.SECURE) {
      return new Unknown(place + " cannot be looked up: " + answer.reason());
    }
    if (answer.existence() != Existence.PRESENT) {
      return new Free(place + " has no TLSA record");
    }
    TlsaSet set = TlsaSet.of(records(answer), digests, UsageProfile.SMTP);
    if (!set.isUsable()) {
      return new Free(place + " has no usable TLSA record");
    }
    List<TlsaRecord> ofNext = matching(set, next, place.host(), now);
    List<TlsaRecord> ofCurrent = matching(set, current, place.host(), now);
    for (TlsaRecord record : ofNext) {
      if (ofCurrent.contains(record)) {
        return new Free(place + ": " + record.abbreviated() + " matches both keys");
      }
    }
    if (ofCurrent.isEmpty()) {
      return new Free(place + ": no TLSA record matches the key in use");
    }
    return ofNext.isEmpty()
        ? new Missing(place + " has no TLSA record for the new key: " + advice(next, place))
        : new Published(ofNext);
  }

  /** Returns why senders that go by the records refuse a chain; null if they do not. */
  static @Nullable String refused(
      TlsaPlace place,
      SecureAnswer answer,
      List<X509Certificate> chain,
      DigestOrder digests,
      Instant now) {
    if (answer.status() != SecurityStatus.SECURE || answer.existence() != Existence.PRESENT) {
      return null;
    }
    TlsaSet set = TlsaSet.of(records(answer), digests, UsageProfile.SMTP);
    return !set.isUsable() || !matching(set, chain, place.host(), now).isEmpty()
        ? null
        : "no TLSA record at "
            + place
            + " matches the key that is shown, so that senders by DANE refuse it: "
            + advice(chain, place);
  }

  /** Returns the records of an answer. */
  static List<TlsaRecord> records(SecureAnswer answer) {
    return answer.records().stream()
        .map(record -> TlsaRecord.fromRdata(record.rdataToWireCanonical()))
        .toList();
  }

  /** Returns those of the records that count which authenticate the chain by themselves. */
  private static List<TlsaRecord> matching(
      TlsaSet set, List<X509Certificate> chain, String host, Instant now) {
    List<byte[]> der = der(chain);
    List<TlsaRecord> matching = new ArrayList<>();
    for (TlsaRecord record : set.usable()) {
      TlsaSet single = TlsaSet.of(List.of(record), set.digestOrder(), set.profile());
      if (DaneVerifier.of().verify(der, single, List.of(host), now)
          instanceof DaneVerdict.Verified) {
        matching.add(record);
      }
    }
    return matching;
  }

  private static String advice(List<X509Certificate> chain, TlsaPlace place) {
    try {
      TlsaAdvice advice = TlsaAdvice.forChain(der(chain), place.host(), place.port());
      return "publish \"" + advice.suggestions().get(0).record() + "\" beside what is there";
    } catch (IllegalArgumentException e) {
      return "none can be suggested, because " + e.getMessage();
    }
  }

  private static List<byte[]> der(List<X509Certificate> chain) {
    List<byte[]> der = new ArrayList<>();
    for (X509Certificate certificate : chain) {
      try {
        der.add(certificate.getEncoded());
      } catch (CertificateEncodingException e) {
        return List.of(); // Parsed certificates have their octets.
      }
    }
    return der;
  }
}
