// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import org.postern.Postern;
import org.postern.smtp.DeliveryPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code plan}. */
@Command(
    name = "plan",
    description = {
      "Show where mail for a next hop goes and what each connection has to prove.",
      "",
      "Only DNS is asked; no mail server is connected to."
    },
    exitCodeList = {
      "0:mail would be delivered as shown",
      "1:mail would be returned: the domain does not exist or takes no mail (null MX)",
      "2:usage: the command line, or a file it names, cannot be used",
      "3:mail would be delayed: something that matters could not be looked up safely"
    })
final class PlanCommand extends Inquiry {

  @Parameters(
      paramLabel = "NEXTHOP[:PORT]",
      converter = NextHop.Converter.class,
      description = NextHop.DESCRIPTION)
  @SuppressWarnings("NullAway.Init")
  private NextHop nextHop;

  @Mixin private final ResolverOptions resolver = new ResolverOptions();

  @Override
  Result inquire() throws CommandFailure {
    try (Postern postern = resolver.open()) {
      DeliveryPlan plan = nextHop.plan(postern);
      return new Result(
          PlanView.exitCode(plan),
          PlanView.word(plan) + ": " + plan.disposition().reason(),
          PlanView.lines(plan),
          PlanView.json(plan));
    }
  }
}
