// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postern.Postern;
import org.postern.PosternConfig;
import org.postern.PosternKey;
import org.postern.agent.bridge.Delivery;
import org.postern.agent.bridge.Hooks;
import org.postern.agent.bridge.SmtpAttempt;
import org.postern.agent.bridge.SmtpConnect;
import org.postern.dns.SecurityStatus;
import org.postern.smtp.CandidateState;
import org.postern.smtp.DeliveryPlan;
import org.postern.smtp.DeliveryPlan.Disposition;
import org.postern.smtp.MxAuthentication;
import org.postern.smtp.MxCandidate;
import org.postern.smtp.TlsRequirement;

/** Asks the planner what each connection must prove, and sees to it. Thread-safe. */
final class MailGuard implements Hooks {

  /** The planner has a deadline of its own; this one is for the case that it fails. */
  private static final long LONGEST_PLAN_SECONDS = 120;

  private static final int SMTP = 25;
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*|\\[.*]");

  private final Engine engine;
  private final Outcomes outcomes;
  private final AgentLog log;

  MailGuard(Engine engine, Outcomes outcomes, AgentLog log) {
    this.engine = engine;
    this.outcomes = outcomes;
    this.log = log;
  }

  @Override
  public @Nullable SmtpConnect connecting(SmtpAttempt attempt, @Nullable Delivery delivery) {
    log.serverRuns(attempt.transport().getClass().getClassLoader());
    ProgramTls program = ProgramTls.of(attempt);
    String host = attempt.host() == null || attempt.host().isEmpty() ? "localhost" : attempt.host();
    if (program.postern() || attempt.ownSocket()) {
      outcomes.untouched(
          host,
          program.postern()
              ? "the program uses Postern itself"
              : "the program brought a connected socket");
      return null;
    }
    NextHop nextHop = NextHop.relay(host, program.port());
    try {
      Postern postern = engine.postern();
      if (postern == null) {
        return null;
      }
      if (delivery != null) {
        nextHop = NextHop.of(JamesDelivery.read(delivery), nextHop);
      }
      Choice choice = choose(postern, nextHop);
      if (choice.requirement() == null) {
        return new RefusedConnect(attempt.transport(), nextHop, choice.reason(), null, outcomes);
      }
      return GuardedConnect.of(
          attempt,
          program,
          nextHop,
          choice.requirement(),
          choice.reason(),
          postern.tls(),
          outcomes);
    } catch (Throwable t) {
      restoreInterrupt(t);
      return new RefusedConnect(attempt.transport(), nextHop, "Postern failed: " + t, t, outcomes);
    }
  }

  /** What a plan demands of one host; without requirement it must not be connected to. */
  private record Choice(@Nullable TlsRequirement requirement, String reason) {}

  private static Choice choose(Postern postern, NextHop nextHop) throws Exception {
    if (nextHop.isRelay() && (isAddress(nextHop.host()) || isLocal(nextHop.host()))) {
      return may(nextHop, "DANE does not apply to an address");
    }
    DeliveryPlan plan = plan(postern, nextHop);
    MxCandidate candidate =
        nextHop.isRelay() && plan.candidates().size() == 1
            ? plan.candidates().get(0)
            : plan.candidate(nextHop.host());
    if (nextHop.isRelay()
        && candidate != null
        && candidate.state() instanceof CandidateState.Skip skip
        && !skip.temporary()) {
      // Its name is not in the DNS, as one of /etc/hosts: it has no TLSA record then.
      return may(nextHop, skip.reason());
    }
    if (plan.disposition() instanceof Disposition.Delay delay) {
      return new Choice(null, delay.reason());
    }
    if (candidate != null && candidate.state() instanceof CandidateState.Ready ready) {
      return new Choice(ready.requirement(), ready.reason());
    }
    if (nextHop.isRelay()) {
      return may(nextHop, plan.disposition().reason());
    }
    if (candidate != null) {
      return new Choice(null, candidate.state().reason());
    }
    if (isUnplannable(plan) && isEnforced(postern.config(), nextHop)) {
      return new Choice(null, plan.disposition().reason());
    }
    if (plan.mxStatus() == SecurityStatus.SECURE && isEnforced(postern.config(), nextHop)) {
      return new Choice(
          null,
          nextHop.host()
              + " is none of the servers that DNSSEC proves for "
              + nextHop.name()
              + ": the mail server's own lookup was wrong or forged");
    }
    return may(nextHop, "the mail server's own lookup named this host, nothing authenticates it");
  }

  /** A domain that cannot be asked for, so that nothing is known of its servers. */
  private static boolean isUnplannable(DeliveryPlan plan) {
    return plan.disposition() instanceof Disposition.Reject && plan.mxStatus() == null;
  }

  private static boolean isEnforced(PosternConfig config, NextHop nextHop) {
    String name = nextHop.name().toLowerCase(Locale.ROOT);
    return config.get(PosternKey.DANE_MODE).equals("enforce")
        && config.list(PosternKey.DANE_EXCEPT).stream()
            .noneMatch(e -> e.startsWith(".") ? name.endsWith(e) : name.equals(e));
  }

  private static Choice may(NextHop nextHop, String reason) {
    MxAuthentication mx = nextHop.isRelay() ? MxAuthentication.CONFIGURED : MxAuthentication.NONE;
    return new Choice(new TlsRequirement.May(nextHop.host(), nextHop.port(), mx), reason);
  }

  private static DeliveryPlan plan(Postern postern, NextHop nextHop)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<DeliveryPlan> plan =
        nextHop.isRelay()
            ? postern.planner().planRelay(nextHop.host(), nextHop.port())
            : postern.planner().plan(nextHop.name(), nextHop.port());
    return plan.get(LONGEST_PLAN_SECONDS, TimeUnit.SECONDS);
  }

  private static boolean isAddress(String host) {
    return ADDRESS.matcher(host).matches();
  }

  private static boolean isLocal(String host) {
    return host.equalsIgnoreCase("localhost") || host.equalsIgnoreCase("localhost.localdomain");
  }

  @Override
  public @Nullable String delay(Delivery delivery) {
    log.serverRuns(delivery.configuration().getClass().getClassLoader());
    return reasonToDelay(delivery, false);
  }

  @Override
  public @Nullable String delayWithoutHost(Delivery delivery) {
    return reasonToDelay(delivery, true);
  }

  private @Nullable String reasonToDelay(Delivery delivery, boolean withoutHost) {
    String domain = delivery.domain();
    String reason;
    try {
      Postern postern = engine.postern();
      JamesDelivery james = JamesDelivery.read(delivery);
      if (postern == null || james.domain() == null) {
        return null;
      }
      DeliveryPlan plan = plan(postern, new NextHop(james.domain(), james.domain(), SMTP, false));
      if (plan.disposition() instanceof Disposition.Delay delay) {
        reason = delay.reason();
      } else if (withoutHost && hasAddress(plan)) {
        reason = "the mail server's own lookup found no host, though there is one";
      } else {
        return null;
      }
    } catch (Throwable t) {
      restoreInterrupt(t);
      reason = "Postern failed: " + t;
    }
    outcomes.delayed(domain == null ? "?" : domain, reason);
    return reason;
  }

  private static boolean hasAddress(DeliveryPlan plan) {
    return plan.disposition() instanceof Disposition.Deliver
        && plan.candidates().stream().anyMatch(c -> !c.addresses().isEmpty());
  }

  private static void restoreInterrupt(Throwable t) {
    if (t instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }
}
