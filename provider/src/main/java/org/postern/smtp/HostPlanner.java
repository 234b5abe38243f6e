// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.postern.dane.TlsaRecord;
import org.postern.dns.SecureAnswer;
import org.postern.dns.SecureAnswer.Existence;
import org.postern.dns.SecurityStatus;
import org.postern.internal.smtp.AddressAnswers;
import org.postern.internal.smtp.Exemptions;
import org.postern.smtp.DeliveryPlanner.Mode;
import org.postern.smtp.DeliveryPlanner.Options;
import org.postern.smtp.DeliveryPlanner.Unavailable;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;

/**
 * Plans one host: addresses first, then TLSA (RFC 7672 sections 2.2.2 and 2.2.3). The rules are the
 * same for MX hosts, relays and domains without MX.
 */
final class HostPlanner {

  private final Lookups lookups;
  private final Options options;
  private final Exemptions exemptions;
  private final Route route;

  HostPlanner(Lookups lookups, Options options, Exemptions exemptions, Route route) {
    this.lookups = lookups;
    this.options = options;
    this.exemptions = exemptions;
    this.route = route;
  }

  /**
   * Plans a host.
   *
   * @param host its name in canonical form
   */
  CompletableFuture<Planned<MxCandidate>> plan(int preference, String host) {
    Name name = DnsNames.of(host);
    boolean exempt = exemptions.covers(host) || exemptions.covers(route.nextHop());
    return lookups
        .addresses(name)
        .thenCompose(addresses -> {
          CandidateBuilder candidate =
              new CandidateBuilder(options, route, preference, host, addresses, exempt);
          Planned<MxCandidate> decided = withoutTlsa(candidate, addresses, exempt);
          return decided != null
              ? CompletableFuture.completedFuture(decided)
              : search(candidate, addresses.baseDomains(), 0);
        });
  }

  /** Decides what needs no TLSA lookup; null where one is needed. */
  private @Nullable Planned<MxCandidate> withoutTlsa(
      CandidateBuilder candidate, AddressAnswers addresses, boolean exempt) {
    if (addresses.addresses().isEmpty()) {
      Planned<MxCandidate> stripped =
          addresses.isUnavailable() && !exempt && options.mode() != Mode.OFF
              ? stripped(candidate)
              : null;
      return stripped != null ? stripped : candidate.unreachable();
    }
    if (exempt) {
      return candidate.may("DANE is off for this destination (postern.dane.except)");
    }
    if (options.mode() == Mode.OFF) {
      return candidate.may("DANE is off (postern.dane.mode)");
    }
    if (addresses.status() == SecurityStatus.UNAVAILABLE) {
      Planned<MxCandidate> stripped = stripped(candidate);
      return stripped != null
          ? stripped
          : candidate.may("no DANE: DNSSEC is unavailable (" + addresses.reason() + ")");
    }
    if (addresses.baseDomains().isEmpty()) {
      return candidate.may("no DANE: the address is insecure (" + addresses.reason() + ")");
    }
    return null;
  }

  /** Refuses an address, or the lack of one, that came without DNSSEC; null to let it pass. */
  private @Nullable Planned<MxCandidate> stripped(CandidateBuilder candidate) {
    if (route.mx() == MxAuthentication.DNSSEC) {
      // The MX set came with DNSSEC a moment ago: what strips it now is not believed.
      return candidate.refuse("the MX set is secure, but the address came without DNSSEC");
    }
    return options.unavailable() == Unavailable.DEFER
        ? candidate.refuse("DNSSEC is unavailable (postern.dane.unavailable=defer)")
        : null;
  }

  /** Tries the base domains in turn; the first error ends the search. */
  private CompletableFuture<Planned<MxCandidate>> search(
      CandidateBuilder candidate, List<Name> baseDomains, int index) {
    if (index == baseDomains.size()) {
      return CompletableFuture.completedFuture(candidate.may("no DANE: no secure TLSA record"));
    }
    Name base = baseDomains.get(index);
    Name owner;
    try {
      owner = Name.concatenate(DnsNames.service(route.port()), base);
    } catch (NameTooLongException e) {
      // A name that cannot exist has no records.
      return search(candidate, baseDomains, index + 1);
    }
    return lookups
        .tlsa(owner)
        .thenCompose(answer -> {
          candidate.tlsa(answer);
          if (answer.status().isError() || answer.status() == SecurityStatus.UNAVAILABLE) {
            return CompletableFuture.completedFuture(
                candidate.refuse(
                    "TLSA lookup of "
                        + DnsNames.text(owner)
                        + " failed, "
                        + answer.status()
                        + ": "
                        + answer.reason()));
          }
          if (answer.status() == SecurityStatus.SECURE && answer.existence() == Existence.PRESENT) {
            return CompletableFuture.completedFuture(
                candidate.secured(DnsNames.text(base), records(answer)));
          }
          return search(candidate, baseDomains, index + 1);
        });
  }

  private static List<TlsaRecord> records(SecureAnswer answer) {
    return answer.records().stream()
        .map(record -> TlsaRecord.fromRdata(record.rdataToWireCanonical()))
        .toList();
  }
}
