// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.postern.Postern;
import org.postern.smtp.CheckReport;
import org.postern.smtp.DeliveryCheck;
import org.postern.smtp.DeliveryPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}. */
@Command(
    name = "check",
    description = {
      "Plan a delivery, connect to every address, start TLS, and say what each proves.",
      "",
      "No mail is sent. The level of a delivery is none, encrypt, halfdane or dane; the lowest level"
          + " of all addresses that would be delivered to counts."
    },
    exitCodeList = {
      "0:mail would be delivered as the plan demands",
      "1:mail would not be delivered, or below --require, or a certificate ends within --days",
      "2:usage: the command line, or a file it names, cannot be used",
      "3:could not decide: mail would be delayed, or no server answers"
    })
final class CheckCommand extends Inquiry {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(
      paramLabel = "NEXTHOP[:PORT]",
      converter = NextHop.Converter.class,
      description = NextHop.DESCRIPTION)
  @SuppressWarnings("NullAway.Init")
  private NextHop nextHop;

  @Mixin private final ResolverOptions resolver = new ResolverOptions();

  @Option(names = "-4", description = "Connect to IPv4 addresses only.")
  private boolean onlyIpv4;

  @Option(names = "-6", description = "Connect to IPv6 addresses only.")
  private boolean onlyIpv6;

  @Option(
      names = "--days",
      paramLabel = "N",
      description =
          "Refuse a certificate that ends within N days. The expiry of certificates that DANE-EE"
              + " matches does not count.")
  private @Nullable Integer days;

  @Option(
      names = "--require",
      paramLabel = "dane|encrypt",
      description = "Refuse deliveries below this level.")
  private @Nullable Level require;

  /** What can be demanded beyond the plan. */
  enum Level {
    /** TLS, whoever the server is. */
    ENCRYPT,
    /** The server of the next hop, authenticated by DANE from a secure MX on. */
    DANE
  }

  @Override
  Result inquire() throws CommandFailure {
    if (onlyIpv4 && onlyIpv6) {
      throw new ParameterException(spec.commandLine(), "-4 and -6 exclude each other; give one");
    }
    if (days != null && days < 0) {
      throw new ParameterException(spec.commandLine(), "--days must be 0 or more, not " + days);
    }
    try (Postern postern = resolver.open()) {
      DeliveryPlan plan = nextHop.plan(postern);
      if (PlanView.exitCode(plan) != ExitCodes.VERIFIED) {
        return CheckView.withoutConnection(plan);
      }
      DeliveryCheck.Options standard = DeliveryCheck.Options.defaults();
      DeliveryCheck check =
          new DeliveryCheck(
              postern.tls()::client,
              new DeliveryCheck.Options(
                  standard.heloName(),
                  standard.connectTimeout(),
                  standard.deadline(),
                  address ->
                      (!onlyIpv4 || address instanceof Inet4Address)
                          && (!onlyIpv6 || address instanceof Inet6Address)));
      CheckReport report = check.check(plan);
      return new CheckView(
              report, require, days == null ? null : Duration.ofDays(days), Instant.now())
          .result();
    }
  }
}
