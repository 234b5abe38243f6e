// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.dane.TlsaRecord;
import org.postern.dane.TlsaSet;
import org.postern.dane.UsageProfile;
import org.postern.dns.SecureAnswer;
import org.postern.dns.SecurityStatus;
import org.postern.internal.smtp.AddressAnswers;
import org.postern.smtp.DeliveryPlanner.Mode;
import org.postern.smtp.DeliveryPlanner.Options;
import org.postern.tlsrpt.ResultType;

/** Collects what is found out about one host, and makes the candidate of it. */
final class CandidateBuilder {

  private static final String NOT_ENFORCED = "DANE is not enforced; it would be skipped: ";

  private final Options options;
  private final Route route;
  private final int preference;
  private final String host;
  private final AddressAnswers addresses;
  private final boolean exempt;
  private @Nullable SecurityStatus tlsaStatus;
  private Duration ttl;

  CandidateBuilder(
      Options options,
      Route route,
      int preference,
      String host,
      AddressAnswers addresses,
      boolean exempt) {
    this.options = options;
    this.route = route;
    this.preference = preference;
    this.host = host;
    this.addresses = addresses;
    this.exempt = exempt;
    this.ttl = addresses.ttl();
  }

  /** Notes a TLSA answer. */
  void tlsa(SecureAnswer answer) {
    tlsaStatus = answer.status();
    ttl = Planned.shorter(ttl, answer.ttl());
  }

  /** The host has no address that is known. */
  Planned<MxCandidate> unreachable() {
    if (!addresses.hasError()) {
      return made(
          new CandidateState.Skip(false, null, "no address record (" + addresses.reason() + ")"));
    }
    ResultType type = addresses.isBogus() ? ResultType.DNSSEC_INVALID : null;
    String reason = "address lookup failed (" + addresses.reason() + ")";
    return enforced()
        ? made(new CandidateState.Skip(true, type, reason))
        : made(new CandidateState.Ready(demandNothing(), type, NOT_ENFORCED + reason));
  }

  /** The host must not be connected to, unless failures are let pass. */
  Planned<MxCandidate> refuse(String reason) {
    return enforced()
        ? made(new CandidateState.Skip(true, ResultType.DNSSEC_INVALID, reason))
        : made(
            new CandidateState.Ready(
                demandNothing(), ResultType.DNSSEC_INVALID, NOT_ENFORCED + reason));
  }

  /** Nothing is demanded of the host. */
  Planned<MxCandidate> may(String reason) {
    return made(new CandidateState.Ready(demandNothing(), reason));
  }

  /** The host has a secure TLSA set. */
  Planned<MxCandidate> secured(String baseDomain, List<TlsaRecord> records) {
    TlsaSet set = TlsaSet.of(records, options.digests(), UsageProfile.SMTP);
    boolean audit = !enforced();
    TlsRequirement requirement;
    String reason;
    if (set.isUsable()) {
      requirement =
          new TlsRequirement.Dane(
              baseDomain, route.port(), set, route.names(host, baseDomain), route.mx(), audit);
      reason =
          route.mx() == MxAuthentication.NONE
              ? "secure TLSA at " + baseDomain + ", but the MX set is not secure (half-dane)"
              : "secure TLSA at " + baseDomain;
    } else {
      reason = "no TLSA record at " + baseDomain + " is usable: " + set.discarded();
      requirement =
          new TlsRequirement.Encrypt(baseDomain, route.port(), route.mx(), set, audit, reason);
    }
    return new Planned<>(
        new MxCandidate(
            preference,
            host,
            addresses.addresses(),
            addresses.status(),
            baseDomain,
            tlsaStatus,
            records,
            new CandidateState.Ready(requirement, reason)),
        ttl);
  }

  private boolean enforced() {
    return options.mode() == Mode.ENFORCE && !exempt;
  }

  private TlsRequirement demandNothing() {
    return new TlsRequirement.May(host, route.port(), route.mx());
  }

  private Planned<MxCandidate> made(CandidateState state) {
    return new Planned<>(
        new MxCandidate(
            preference,
            host,
            addresses.addresses(),
            addresses.status(),
            null,
            tlsaStatus,
            List.of(),
            state),
        ttl);
  }
}
