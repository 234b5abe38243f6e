// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.postern.agent.json.JsonObject;
import org.postern.dane.DaneVerdict;
import org.postern.smtp.CheckReport;
import org.postern.smtp.CheckReport.AddressResult;
import org.postern.smtp.CheckReport.Outcome;
import org.postern.smtp.DeliveryPlan;
import org.postern.smtp.PeerVerdict;
import org.postern.smtp.PeerVerdict.Got;

/** Sums up what was seen at the addresses of a plan. */
final class CheckView {

  private final CheckReport report;
  private final CheckCommand.@Nullable Level require;
  private final @Nullable Duration days;
  private final Instant now;

  /**
   * @param require the level demanded beyond the plan, or null
   * @param days how long the certificates that count have to last from now on, or null
   */
  CheckView(
      CheckReport report,
      CheckCommand.@Nullable Level require,
      @Nullable Duration days,
      Instant now) {
    this.report = report;
    this.require = require;
    this.days = days;
    this.now = now;
  }

  static Result withoutConnection(DeliveryPlan plan) {
    boolean open = PlanView.exitCode(plan) == ExitCodes.UNDECIDED;
    String word = open ? "undecided" : "refused";
    return new Result(
        PlanView.exitCode(plan),
        word
            + ": mail would be "
            + (open ? "delayed" : "returned")
            + ", "
            + plan.disposition().reason(),
        PlanView.lines(plan),
        json(plan, word, null, plan.disposition().reason(), List.of()));
  }

  Result result() {
    List<AddressResult> delivered =
        report.results().stream().filter(r -> r.outcome() instanceof Outcome.Deliverable).toList();
    if (delivered.isEmpty()) {
      return nothingDelivered();
    }
    AddressResult weakest = delivered.get(0);
    for (AddressResult each : delivered) {
      weakest = got(each).compareTo(got(weakest)) < 0 ? each : weakest;
    }
    String level = got(weakest).label();
    if (require != null && !meets(got(weakest), require)) {
      return result(
          ExitCodes.REFUSED,
          "refused",
          level,
          where(weakest)
              + " would get mail at level "
              + level
              + ", below --require "
              + require.name().toLowerCase(Locale.ROOT));
    }
    for (AddressResult each : delivered) {
      String ending = ending(each);
      if (ending != null) {
        return result(ExitCodes.REFUSED, "refused", level, where(each) + ": " + ending);
      }
    }
    String reason = "level " + got(delivered.get(0)).label() + " at " + where(delivered.get(0));
    if (weakest != delivered.get(0)) {
      reason += ", at worst " + level + " at " + where(weakest);
    }
    int failed = report.results().size() - delivered.size();
    if (failed > 0) {
      reason +=
          "; " + failed + " of " + report.results().size() + " addresses would be passed over";
    }
    return result(ExitCodes.VERIFIED, "deliverable", level, reason);
  }

  private Result nothingDelivered() {
    for (AddressResult each : report.results()) {
      if (each.outcome() instanceof Outcome.Refused refused) {
        return result(ExitCodes.REFUSED, "refused", null, where(each) + ": " + refused.reason());
      }
    }
    return result(
        ExitCodes.UNDECIDED,
        "undecided",
        null,
        report.results().isEmpty()
            ? "the plan has no address to connect to, or none of the family that -4 or -6 chose"
            : where(report.results().get(0)) + ": " + report.results().get(0).outcome().reason());
  }

  private Result result(int exitCode, String word, @Nullable String level, String reason) {
    List<String> facts = new ArrayList<>(PlanView.lines(report.plan()));
    List<JsonObject> connections = new ArrayList<>();
    for (AddressResult each : report.results()) {
      ConnectionView view = new ConnectionView(each, now);
      facts.addAll(view.lines());
      connections.add(view.json());
    }
    return new Result(
        exitCode,
        word + ": " + reason,
        facts,
        json(report.plan(), word, level, reason, connections));
  }

  private static JsonObject json(
      DeliveryPlan plan,
      String verdict,
      @Nullable String level,
      String reason,
      List<JsonObject> connections) {
    return JsonObject.of("verdict", verdict)
        .with("level", level)
        .with("reason", reason)
        .with("connections", connections)
        .with("plan", PlanView.json(plan));
  }

  private static String where(AddressResult result) {
    return result.candidate().host() + " [" + result.address().getHostAddress() + "]";
  }

  private static Got got(AddressResult result) {
    return ((Outcome.Deliverable) result.outcome()).verdict().got();
  }

  private static boolean meets(Got got, CheckCommand.Level level) {
    return level == CheckCommand.Level.DANE ? got == Got.DANE : got != Got.NONE;
  }

  /** Says which certificate that counts ends too soon; null if none does. */
  private @Nullable String ending(AddressResult result) {
    Outcome.Deliverable outcome = (Outcome.Deliverable) result.outcome();
    int counting = counting(outcome.verdict(), outcome.chain().size());
    for (int depth = 0; days != null && depth < counting; depth++) {
      X509Certificate certificate = outcome.chain().get(depth);
      Instant end = certificate.getNotAfter().toInstant();
      if (end.isBefore(now.plus(days))) {
        return "certificate "
            + depth
            + " "
            + CertificateFacts.expiry(end, now)
            + ", within --days "
            + days.toDays();
      }
    }
    return null;
  }

  /** How many certificates, from the server's own up, have to be valid for the verdict to hold. */
  private static int counting(PeerVerdict verdict, int chain) {
    if (verdict.got() == Got.PKIX) {
      return chain;
    }
    if (!(verdict.dane() instanceof DaneVerdict.Verified dane)) {
      return 0;
    }
    return dane.record().usage() == 3 ? 0 : Math.min(dane.depth() + 1, chain);
  }
}
