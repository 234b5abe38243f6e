// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import java.util.ArrayList;
import java.util.List;
import org.postern.internal.x509.DnsNames;
import org.postern.internal.x509.MalformedCertificateException;
import org.postern.internal.x509.PathCertificate;
import org.postern.internal.x509.RawCertificate;

/**
 * The TLSA records to publish for a server, and how to change them without losing mail (RFC 7671
 * sections 8 and 10).
 *
 * @param owner the owner name, such as {@code _25._tcp.mx.example.com.}
 * @param suggestions the records, the recommended one first
 * @param rollover what to do when the key or the authority changes, one sentence each
 * @param warnings what is wrong with the chain; empty where nothing is
 */
public record TlsaAdvice(
    String owner, List<Suggestion> suggestions, List<String> rollover, List<String> warnings) {

  /**
   * One record to publish.
   *
   * @param record the record
   * @param comment what it stands for
   */
  public record Suggestion(TlsaRecord record, String comment) {}

  private static final TlsaDigest SHA256 = TlsaDigest.parse("sha256");

  /** Copies the lists. */
  public TlsaAdvice {
    suggestions = List.copyOf(suggestions);
    rollover = List.copyOf(rollover);
    warnings = List.copyOf(warnings);
  }

  /**
   * Advises on a chain: {@code 3 1 1} for the server's key and, where the chain holds a path to its
   * issuer that a sender would accept, {@code 2 1 1} for that.
   *
   * @param chainDer the certificates as the server sends them, its own first
   * @param host the name that the MX record gives, or will give
   * @param port the port, 1 to 65535; 25 for mail between servers
   * @throws IllegalArgumentException if the first certificate cannot be read, or host or port is
   *     none; the message says which
   */
  public static TlsaAdvice forChain(List<byte[]> chainDer, String host, int port) {
    String base = DnsNames.normalize(host);
    if (base == null) {
      throw new IllegalArgumentException("expected a host name, but got \"" + host + "\"");
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
    }
    List<PathCertificate> chain = new ArrayList<>();
    for (byte[] der : chainDer) {
      try {
        chain.add(PathCertificate.parse(RawCertificate.parse(der.clone())));
      } catch (MalformedCertificateException e) {
        throw new IllegalArgumentException(
            "certificate " + (chain.size() + 1) + " of the chain: " + e.getMessage(), e);
      }
    }
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("the chain holds no certificate");
    }
    return advise(chainDer, chain, "_" + port + "._tcp." + base + ".", base);
  }

  /** Returns the records as lines of a zone file, with a TTL of an hour. */
  public List<String> zoneLines() {
    return suggestions.stream().map(s -> owner + " 3600 IN TLSA " + s.record()).toList();
  }

  private static TlsaAdvice advise(
      List<byte[]> chainDer, List<PathCertificate> chain, String owner, String base) {
    List<Suggestion> suggestions = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    PathCertificate leaf = chain.get(0);
    suggestions.add(
        new Suggestion(
            keyRecord(Association.DANE_EE, leaf),
            "the server's key, " + leaf.label() + ": no name or expiry counts, only the key"));
    if (chain.size() > 1) {
      TlsaRecord authority = keyRecord(Association.DANE_TA, chain.get(1));
      TlsaSet only = TlsaSet.of(List.of(authority), DigestOrder.DEFAULT, UsageProfile.SMTP);
      DaneVerdict verdict =
          DaneVerifier.of().verify(chainDer, only, List.of(base), leaf.notBefore());
      if (verdict instanceof DaneVerdict.Verified) {
        suggestions.add(
            new Suggestion(
                authority,
                "the issuer's key, "
                    + chain.get(1).label()
                    + ": covers every certificate that it issues for this name"));
      } else {
        warnings.add(
            "no record for an issuer is suggested, because senders would refuse it: "
                + verdict.describe());
      }
    }
    return new TlsaAdvice(owner, suggestions, rollover(suggestions.size() > 1), warnings);
  }

  private static TlsaRecord keyRecord(int usage, PathCertificate certificate) {
    byte[] digest = SHA256.digest(certificate.raw().subjectPublicKeyInfo());
    return TlsaRecord.of(usage, Association.SPKI, 1, digest);
  }

  private static List<String> rollover(boolean withIssuer) {
    List<String> advice = new ArrayList<>();
    advice.add(
        "Renew with the same key and the 3 1 1 record stays; a renewal that makes a new key breaks"
            + " it.");
    advice.add(
        "Before a new key is used, publish its 3 1 1 beside the old one, wait at least two TTLs,"
            + " then switch the server; remove the old record afterwards.");
    advice.add(
        "At every moment each combination of usage, selector and matching type that is published"
            + " needs one record that matches what the server sends.");
    advice.add(
        "Publish SHA2-256; SHA2-512 only beside it, since senders need not support it. Publish no"
            + " matching type 0: such records do not fit into UDP answers.");
    if (withIssuer) {
      advice.add(
          "The server has to send the issuer's certificate for 2 1 1 to match, and its own"
              + " certificate has to bear the host's name and be in date.");
      advice.add(
          "An authority may issue the next certificate from another key: before renewing, compare,"
              + " and publish the new issuer's 2 1 1 two TTLs ahead; with the 3 1 1 beside it"
              + " either record is enough.");
    }
    advice.add(
        "The zone has to be signed by DNSSEC, and so does the zone of the MX record; keep"
            + " signature lifetimes to days and watch that they are renewed.");
    return advice;
  }
}
