// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.postern.Postern;
import org.postern.PosternConfig;
import org.postern.PosternKey;
import org.postern.smtp.CandidateState;
import org.postern.smtp.CheckReport;
import org.postern.smtp.CheckReport.AddressResult;
import org.postern.smtp.DeliveryCheck;
import org.postern.smtp.DeliveryPlan;
import org.postern.smtp.DeliveryPlan.Disposition;
import org.postern.smtp.MxCandidate;
import org.postern.smtp.PeerVerdict;
import org.postern.smtp.TlsRequirement;

/**
 * Postern's own plan and check, in process: by the back end {@code validate} through a resolver
 * that does not validate, and the plan once more by {@code ad} from one that does.
 */
final class Ours implements AutoCloseable {
  private final Postern validating;
  private final Postern believing;
  private final DeliveryCheck check;

  Ours(String forwarder, String validator, Path anchor) {

    validating =
        Postern.create(
            PosternConfig.builder()
                .set(PosternKey.DNS_TRUST, "validate")
                .set(PosternKey.DNS_RESOLVERS, forwarder)
                .set(PosternKey.DNS_TRUST_ANCHOR, anchor.toString())
                .build());
    believing =
        Postern.create(
            PosternConfig.builder()
                .set(PosternKey.DNS_TRUST, "ad")
                .set(PosternKey.DNS_RESOLVERS, validator)
                .build());
    check =
        new DeliveryCheck(
            validating.tls()::client,
            new DeliveryCheck.Options(
                "[127.0.0.1]", Duration.ofSeconds(5), Duration.ofSeconds(10), address -> true));
  }

  /** The verdict by the plan of the back end {@code validate}. */
  Finding<Verdict> judge(Combination combination) {
    DeliveryPlan plan = validating.planner().planNow(combination.nextHop(), 25);
    if (!(plan.disposition() instanceof Disposition.Deliver)) {
      return new Finding<>(Verdict.DELAYED, plan.disposition().toString());
    }
    CheckReport report = check.check(plan);
    String evidence =
        report.results().stream()
            .map(result -> result.candidate().host() + ": " + result.outcome().reason())
            .collect(Collectors.joining(" | "));
    AddressResult delivered = report.delivered();
    if (delivered != null && delivered.outcome() instanceof CheckReport.Outcome.Deliverable it) {
      return new Finding<>(verdict(it.verdict()), evidence);
    }
    return new Finding<>(Verdict.REFUSED, evidence);
  }

  private static Verdict verdict(PeerVerdict verdict) {
    return switch (verdict.got()) {
      case DANE -> Verdict.VERIFIED;
      case HALF_DANE -> Verdict.HALF_DANE;
      case ENCRYPTED ->
          verdict.wanted() instanceof TlsRequirement.Encrypt
              ? Verdict.ENCRYPTED
              : Verdict.OPPORTUNISTIC;
      case NONE -> Verdict.CLEAR;
      case PKIX, REFUSED -> throw new IllegalStateException("delivered, but " + verdict);
    };
  }

  /** What matters of the plan by {@code validate}, for comparison with {@link #believedPlan}. */
  String validatedPlan(Combination combination) {
    return describe(validating.planner().planNow(combination.nextHop(), 25));
  }

  /** What matters of the plan by {@code ad}. */
  String believedPlan(Combination combination) {
    return describe(believing.planner().planNow(combination.nextHop(), 25));
  }

  private static String describe(DeliveryPlan plan) {
    return plan.routing()
        + " "
        + plan.mxStatus()
        + " "
        + plan.disposition().getClass().getSimpleName()
        + plan.candidates().stream()
            .map(Ours::describe)
            .collect(Collectors.joining("; ", " [", "]"));
  }

  private static String describe(MxCandidate candidate) {
    TlsRequirement requirement = candidate.requirement();
    return candidate.host()
        + " "
        + candidate.addresses()
        + " "
        + candidate.addressStatus()
        + " base "
        + candidate.tlsaBaseDomain()
        + " "
        + candidate.tlsaStatus()
        + " "
        + candidate.records().stream().map(Object::toString).sorted().toList()
        + " "
        + (requirement == null ? "skip" : requirement.wanted() + " " + requirement.mx())
        + (requirement instanceof TlsRequirement.Dane dane ? " " + dane.names() : "")
        + (candidate.state() instanceof CandidateState.Skip skip ? " " + skip.temporary() : "");
  }

  @Override
  public void close() {
    validating.close();
    believing.close();
  }
}
