// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postern.agent.json.JsonObject;
import org.postern.dane.TlsaSet;
import org.postern.smtp.CandidateState;
import org.postern.smtp.DeliveryPlan;
import org.postern.smtp.DeliveryPlan.Disposition;
import org.postern.smtp.MxCandidate;
import org.postern.smtp.TlsRequirement;

/** A delivery plan as text and as JSON. */
final class PlanView {

  private PlanView() {}

  /** Returns {@code deliver}, {@code delay} or {@code reject}. */
  static String word(DeliveryPlan plan) {
    return plan.disposition().getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  static int exitCode(DeliveryPlan plan) {
    Disposition disposition = plan.disposition();
    if (disposition instanceof Disposition.Delay) {
      return ExitCodes.UNDECIDED;
    }
    return disposition instanceof Disposition.Reject ? ExitCodes.REFUSED : ExitCodes.VERIFIED;
  }

  static List<String> lines(DeliveryPlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "next hop "
            + plan.nextHop()
            + (plan.nextHop().endsWith(":" + plan.port()) ? "" : " port " + plan.port())
            + ": "
            + plan.routing().name().toLowerCase(Locale.ROOT).replace('_', ' ')
            + (plan.mxStatus() == null ? "" : ", MX lookup " + plan.mxStatus()));
    for (MxCandidate candidate : plan.candidates()) {
      lines.add(line(candidate));
      TlsaSet records = records(candidate);
      if (records != null) {
        RecordFacts.lines(records).forEach(l -> lines.add(candidate.host() + " " + l));
      }
    }
    return lines;
  }

  static JsonObject json(DeliveryPlan plan) {
    return JsonObject.of("nextHop", plan.nextHop())
        .with("mxStatus", plan.mxStatus())
        .with("candidates", plan.candidates().stream().map(PlanView::json).toList())
        .with("port", plan.port())
        .with("routing", plan.routing())
        .with("disposition", word(plan))
        .with("reason", plan.disposition().reason());
  }

  private static String line(MxCandidate candidate) {
    String addresses =
        candidate.addresses().isEmpty()
            ? "no address"
            : candidate.addresses().stream()
                .map(InetAddress::getHostAddress)
                .collect(Collectors.joining(" "));
    StringBuilder line = new StringBuilder();
    line.append("host ").append(candidate.preference()).append(' ').append(candidate.host());
    line.append(" (").append(addresses).append(", ").append(candidate.addressStatus());
    line.append("): ").append(requirement(candidate));
    if (candidate.requirement() instanceof TlsRequirement.Dane dane) {
      line.append(dane.audit() ? " (audit)" : "");
      line.append(", TLSA base domain ").append(dane.baseDomain());
      line.append(", names ").append(String.join(" ", dane.names()));
    }
    return line.append("; ").append(candidate.state().reason()).toString();
  }

  private static JsonObject json(MxCandidate candidate) {
    return JsonObject.of("preference", candidate.preference())
        .with("host", candidate.host())
        .with("addresses", candidate.addresses().stream().map(InetAddress::getHostAddress).toList())
        .with("addressStatus", candidate.addressStatus())
        .with("tlsaBaseDomain", candidate.tlsaBaseDomain())
        .with("tlsaStatus", candidate.tlsaStatus())
        .with("requirement", requirement(candidate))
        .with("records", candidate.records())
        .with("names", names(candidate))
        .with("reason", candidate.state().reason());
  }

  private static String requirement(MxCandidate candidate) {
    TlsRequirement requirement = candidate.requirement();
    return candidate.state() instanceof CandidateState.Skip || requirement == null
        ? "SKIP"
        : requirement.getClass().getSimpleName().toUpperCase(Locale.ROOT);
  }

  private static List<String> names(MxCandidate candidate) {
    return candidate.requirement() instanceof TlsRequirement.Dane dane ? dane.names() : List.of();
  }

  private static @Nullable TlsaSet records(MxCandidate candidate) {
    if (candidate.requirement() instanceof TlsRequirement.Dane dane) {
      return dane.records();
    }
    return candidate.requirement() instanceof TlsRequirement.Encrypt encrypt
        ? encrypt.unusable()
        : null;
  }
}
