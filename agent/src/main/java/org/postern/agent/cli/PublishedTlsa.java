// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.Postern;
import org.postern.agent.json.JsonObject;
import org.postern.dane.DaneVerdict;
import org.postern.dane.DaneVerifier;
import org.postern.dane.TlsaAdvice;
import org.postern.dns.SecurityStatus;
import org.postern.smtp.CandidateState;
import org.postern.smtp.DeliveryPlan;
import org.postern.smtp.MxCandidate;
import org.postern.smtp.TlsRequirement;

/**
 * The TLSA records of one name of a certificate: those that match it, and whether those that are
 * published do.
 *
 * @param name the name
 * @param port the port of the server
 * @param exitCode what the published ones say: refused only if senders would refuse the chain
 * @param state that in words
 * @param verdict what DANE says of the chain, null where no records are published
 * @param matching the records that match the chain
 */
record PublishedTlsa(
    String name,
    int port,
    int exitCode,
    String state,
    @Nullable DaneVerdict verdict,
    List<String> matching) {

  static PublishedTlsa of(
      Postern postern, String name, int port, List<X509Certificate> chain, Instant now) {
    List<byte[]> encoded = encoded(chain);
    List<String> matching;
    try {
      matching =
          TlsaAdvice.forChain(encoded, name, port).suggestions().stream()
              .map(each -> each.record().toString())
              .toList();
    } catch (IllegalArgumentException e) {
      return new PublishedTlsa(
          name, port, ExitCodes.UNDECIDED, String.valueOf(e.getMessage()), null, List.of());
    }
    DeliveryPlan plan = new NextHop("[" + name + "]", port, true).plan(postern);
    for (MxCandidate host : plan.candidates()) {
      DaneVerdict verdict = verdict(host.requirement(), encoded, now);
      if (verdict != null) {
        return new PublishedTlsa(
            name, port, Verdicts.exitCode(verdict), verdict.describe(), verdict, matching);
      }
      if (host.addressStatus() == SecurityStatus.UNAVAILABLE) {
        return new PublishedTlsa(
            name, port, ExitCodes.UNDECIDED, host.state().reason(), null, matching);
      }
      if (host.state() instanceof CandidateState.Skip skip && skip.temporary()) {
        return new PublishedTlsa(name, port, ExitCodes.UNDECIDED, skip.reason(), null, matching);
      }
      return new PublishedTlsa(
          name, port, ExitCodes.VERIFIED, host.state().reason(), null, matching);
    }
    return new PublishedTlsa(
        name, port, PlanView.exitCode(plan), plan.disposition().reason(), null, matching);
  }

  private static @Nullable DaneVerdict verdict(
      @Nullable TlsRequirement requirement, List<byte[]> chain, Instant now) {
    if (requirement instanceof TlsRequirement.Dane dane) {
      return DaneVerifier.of().verify(chain, dane.records(), dane.names(), now);
    }
    return requirement instanceof TlsRequirement.Encrypt encrypt && encrypt.unusable() != null
        ? new DaneVerdict.Unusable(encrypt.unusable())
        : null;
  }

  private static List<byte[]> encoded(List<X509Certificate> chain) {
    List<byte[]> encoded = new ArrayList<>();
    for (X509Certificate each : chain) {
      try {
        encoded.add(each.getEncoded());
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException(e); // They came from their encoding.
      }
    }
    return encoded;
  }

  String line() {
    String word =
        verdict != null
            ? "published records: " + Verdicts.word(verdict) + ", "
            : exitCode == ExitCodes.UNDECIDED ? "published records: unknown, " : "";
    return "TLSA of " + name + ":" + port + ": " + word + state;
  }

  JsonObject json() {
    return JsonObject.of("name", name)
        .with("port", port)
        .with("matching", matching)
        .with("published", verdict == null ? null : Verdicts.json(verdict))
        .with("state", state);
  }
}
