// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.samples.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.interop.Await;
import org.postern.interop.Loopback;
import org.postern.interop.RealJames;

/** A stock Apache James with nothing but the agent added: one domain for each scenario. */
final class JamesRun {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Map<Scenario, Site> scenarios = new LinkedHashMap<>();
  private final Path agent;
  private final Loopback block;

  JamesRun(Path agent, Loopback block) {
    this.agent = agent;
    this.block = block;
    Receivers r = new Receivers();
    add("right key (3 1 1)", Outcome.IN_TLS, "mx1", "dane:dane", r.rightKey("mx1.right.test"));
    add(
        "wrong key on mx1, right on mx2",
        Outcome.IN_TLS,
        "mx2",
        "dane:dane",
        r.wrongKey("mx1.half.test"),
        r.rightKey("mx2.half.test"));
    add(
        "STARTTLS stripped on mx1, right on mx2",
        Outcome.IN_TLS,
        "mx2",
        "dane:dane",
        r.stripped("mx1.stripped.test"),
        r.rightKey("mx2.stripped.test"));
    add(
        "wrong key on both",
        Outcome.QUEUED,
        "",
        "dane:refused",
        r.wrongKey("mx1.wrong.test"),
        r.wrongKey("mx2.wrong.test"));
    add(
        "right authority on mx2, wrong name on mx1",
        Outcome.IN_TLS,
        "mx2",
        "dane:dane",
        r.rightAuthorityWrongName("mx1.ca.test"),
        r.rightAuthority("mx2.ca.test"));
    add(
        "STARTTLS stripped on both",
        Outcome.QUEUED,
        "",
        "dane:refused",
        r.stripped("mx1.bare.test"),
        r.stripped("mx2.bare.test"));
    add(
        "all TLSA records unusable",
        Outcome.IN_TLS,
        "mx1",
        "encrypt:encrypt",
        r.unusable("mx1.unusable.test"));
    add(
        "no TLSA, self-signed",
        Outcome.IN_TLS,
        "mx1",
        "may:encrypt",
        r.withoutTlsa("mx1.none.test"));
    add("no TLSA, no STARTTLS", Outcome.IN_CLEAR, "mx1", "may:none", r.plain("mx1.plain.test"));
    add("no TLSA, TLS broken", Outcome.IN_CLEAR, "mx1", "may:none", r.brokenTls("mx1.broken.test"));
    scenarios.put(
        new Scenario("bogus zone", "bogus.test", Outcome.QUEUED, "", "dane:delayed"),
        Site.bogus("bogus.test", r.rightKey("mx1.bogus.test")));
  }

  private void add(
      String title, Outcome expected, String server, String verdict, Receiver... receivers) {
    String first = receivers[0].name();
    String domain = first.substring(first.indexOf('.') + 1);
    scenarios.put(
        new Scenario(title, domain, expected, server, verdict), Site.signed(domain, receivers));
  }

  List<Observation> run(Path directory) throws IOException {
    Path logFile = directory.resolve("agent.log");
    InetSocketAddress resolver = new InetSocketAddress(block.at(53), 53);
    try (DemoLab lab =
        new DemoLab(
            List.copyOf(scenarios.values()),
            () -> new InetSocketAddress(block.next(), 25),
            resolver)) {
      String option = "-javaagent:" + agent + "=" + lab.agentArguments(directory, logFile);
      AgentLog log = new AgentLog(logFile);
      try (RealJames james =
          RealJames.start(directory, block.at(2), block.at(53), List.of(option))) {
        for (Scenario scenario : scenarios.keySet()) {
          james.submit(
              "alice@james.test", List.of("bob@" + scenario.destination()), scenario.title());
        }
        return await(lab, james, log);
      }
    }
  }

  /** Looks until all are as expected, or until the time is over, and tells what is then. */
  private List<Observation> await(DemoLab lab, RealJames james, AgentLog log) {
    List<Observation> seen = new ArrayList<>();
    try {
      Await.until(
          "all scenarios to be as expected",
          LIMIT,
          () -> {
            List<String> queued = james.queued();
            seen.clear();
            scenarios.forEach(
                (scenario, site) -> seen.add(observe(scenario, site, lab, log, queued)));
            return seen.stream().allMatch(Observation::asExpected);
          });
    } catch (AssertionError e) {
      // The last look tells which are not, and what happened instead.
    }
    List<String> bounced = james.bounced();
    seen.replaceAll(last -> isAmong(bounced, last.scenario()) ? last.with(Outcome.BOUNCED) : last);
    return seen;
  }

  private static Observation observe(
      Scenario scenario, Site site, DemoLab lab, AgentLog log, List<String> queued) {
    String domain = scenario.destination();
    Outcome outcome = isAmong(queued, scenario) ? Outcome.QUEUED : Outcome.LOST;
    String server = "";
    for (Receiver receiver : site.receivers()) {
      Outcome there = Deliveries.outcome(lab.server(receiver.name()));
      if (there != Outcome.LOST) {
        outcome = there;
        server = receiver.name().substring(0, receiver.name().indexOf('.'));
      }
    }
    return new Observation(scenario, outcome, server, log.verdict(domain), log.reason(domain));
  }

  private static boolean isAmong(List<String> mails, Scenario scenario) {
    return mails.stream().anyMatch(mail -> mail.contains("-to-" + scenario.destination()));
  }
}
