// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.postern.dns.SecureAnswer;
import org.postern.dns.SecureAnswer.Existence;
import org.postern.dns.SecurityStatus;
import org.postern.internal.smtp.Exemptions;
import org.postern.internal.smtp.NextHop;
import org.postern.smtp.DeliveryPlan.Disposition;
import org.postern.smtp.DeliveryPlan.Routing;
import org.postern.smtp.DeliveryPlanner.Mode;
import org.postern.smtp.DeliveryPlanner.Options;
import org.postern.smtp.DeliveryPlanner.Unavailable;
import org.postern.tlsrpt.ResultType;

/** One planning: from the next hop by way of its MX records to the hosts (RFC 7672 section 2.2). */
final class PlanRun {

  private static final Duration FOREVER = Duration.ofDays(1);

  private final Lookups lookups;
  private final Options options;
  private final Exemptions exemptions;
  private final String asked;
  private final NextHop nextHop;
  private final boolean enforced;

  PlanRun(Lookups lookups, Options options, Exemptions exemptions, String asked, NextHop nextHop) {
    this.lookups = lookups;
    this.options = options;
    this.exemptions = exemptions;
    this.asked = asked;
    this.nextHop = nextHop;
    this.enforced = options.mode() == Mode.ENFORCE && !exemptions.covers(nextHop.host());
  }

  CompletableFuture<PlanDraft> run() {
    return switch (nextHop.kind()) {
      case LITERAL -> CompletableFuture.completedFuture(literal());
      case RELAY ->
          hosts(relayRoute(), null, List.of(new MxHosts.Host(0, nextHop.host())), FOREVER);
      case DOMAIN -> lookups.mx(DnsNames.of(nextHop.host())).thenCompose(this::afterMx);
    };
  }

  private Route relayRoute() {
    return new Route(
        Routing.RELAY,
        nextHop.host(),
        nextHop.host(),
        MxAuthentication.CONFIGURED,
        nextHop.port(),
        enforced);
  }

  private PlanDraft literal() {
    InetAddress address = Objects.requireNonNull(nextHop.address());
    MxCandidate candidate =
        MxHosts.literal(0, address, nextHop.port(), MxAuthentication.CONFIGURED);
    return draft(
        Routing.ADDRESS_LITERAL,
        null,
        List.of(candidate),
        new Disposition.Deliver(null, candidate.state().reason()),
        FOREVER);
  }

  private CompletableFuture<PlanDraft> afterMx(SecureAnswer answer) {
    SecurityStatus status = answer.status();
    if (status.isError()) {
      ResultType type = status == SecurityStatus.BOGUS ? ResultType.DNSSEC_INVALID : null;
      String reason = "MX lookup failed, " + status + ": " + answer.reason();
      return done(Routing.NONE, answer, delay(type, reason));
    }
    if (enforced
        && status == SecurityStatus.UNAVAILABLE
        && options.unavailable() == Unavailable.DEFER) {
      String reason = "DNSSEC is unavailable (postern.dane.unavailable=defer): " + answer.reason();
      return done(Routing.NONE, answer, delay(ResultType.DNSSEC_INVALID, reason));
    }
    if (answer.existence() == Existence.NXDOMAIN) {
      return done(
          Routing.NONE,
          answer,
          new Disposition.Reject(
              "the domain does not exist (MX lookup " + status + ": " + answer.reason() + ")"));
    }
    MxHosts mx = MxHosts.of(answer);
    if (mx.isNull()) {
      return done(
          Routing.NULL_MX, answer, new Disposition.Reject("the domain takes no mail (RFC 7505)"));
    }
    boolean implicit = answer.existence() != Existence.PRESENT;
    Route route =
        new Route(
            implicit ? Routing.IMPLICIT_MX : Routing.MX,
            nextHop.host(),
            DnsNames.text(answer.expandedName()),
            status == SecurityStatus.SECURE ? MxAuthentication.DNSSEC : MxAuthentication.NONE,
            nextHop.port(),
            enforced);
    List<MxHosts.Host> hosts = implicit ? List.of(new MxHosts.Host(0, nextHop.host())) : mx.hosts();
    return hosts(route, status, hosts, answer.ttl());
  }

  /** Plans all hosts at once. */
  private CompletableFuture<PlanDraft> hosts(
      Route route, @Nullable SecurityStatus mxStatus, List<MxHosts.Host> hosts, Duration ttl) {
    HostPlanner planner = new HostPlanner(lookups, options, exemptions, route);
    List<CompletableFuture<Planned<MxCandidate>>> planned = new ArrayList<>();
    for (MxHosts.Host host : hosts) {
      planned.add(host.plan(planner, route));
    }
    return CompletableFuture.allOf(planned.toArray(CompletableFuture[]::new))
        .thenApply(ignored -> {
          List<MxCandidate> candidates = new ArrayList<>();
          Duration shortest = ttl;
          for (CompletableFuture<Planned<MxCandidate>> one : planned) {
            candidates.add(one.join().value());
            shortest = Planned.shorter(shortest, one.join().ttl());
          }
          Disposition disposition = Dispositions.of(route, candidates);
          return draft(route.routing(), mxStatus, candidates, disposition, shortest);
        });
  }

  private Disposition delay(@Nullable ResultType type, String reason) {
    return enforced
        ? new Disposition.Delay(type, reason)
        : new Disposition.Deliver(
            type, "DANE is not enforced; the mail server's own lookup stands: " + reason);
  }

  private CompletableFuture<PlanDraft> done(
      Routing routing, SecureAnswer mx, Disposition disposition) {
    return CompletableFuture.completedFuture(
        draft(routing, mx.status(), List.of(), disposition, mx.ttl()));
  }

  private PlanDraft draft(
      Routing routing,
      @Nullable SecurityStatus mxStatus,
      List<MxCandidate> candidates,
      Disposition disposition,
      Duration ttl) {
    return new PlanDraft(asked, nextHop.port(), routing, mxStatus, candidates, disposition, ttl);
  }
}
