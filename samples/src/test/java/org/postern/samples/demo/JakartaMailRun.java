// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.samples.demo;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.lab.smtp.ScriptedSmtpServer;
import org.postern.samples.SendMail;

/** {@link SendMail}, unmodified, under the agent: one relay for each scenario. */
final class JakartaMailRun {
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private final Map<Scenario, Site> scenarios = new LinkedHashMap<>();
  private final Path agent;

  JakartaMailRun(Path agent) {
    this.agent = agent;
    Receivers r = new Receivers();
    add("right key (3 1 1)", r.rightKey("relay.right.test"), Outcome.IN_TLS, "dane:dane");
    add(
        "right key, certificate expired",
        r.rightKeyInExpiredCertificateOfAnotherName("relay.expired.test"),
        Outcome.IN_TLS,
        "dane:dane");
    add("right authority (2 0 1)", r.rightAuthority("relay.ca.test"), Outcome.IN_TLS, "dane:dane");
    add(
        "right authority, another's name",
        r.rightAuthorityWrongName("relay.name.test"),
        Outcome.NOT_SENT,
        "dane:refused");
    add("wrong key", r.wrongKey("relay.wrong.test"), Outcome.NOT_SENT, "dane:refused");
    add("STARTTLS stripped", r.stripped("relay.stripped.test"), Outcome.NOT_SENT, "dane:refused");
    add(
        "all TLSA records unusable",
        r.unusable("relay.unusable.test"),
        Outcome.IN_TLS,
        "encrypt:encrypt");
    add("no TLSA, self-signed", r.withoutTlsa("relay.none.test"), Outcome.IN_TLS, "may:encrypt");
    add("no TLSA, no STARTTLS", r.plain("relay.plain.test"), Outcome.IN_CLEAR, "may:none");
    add("no TLSA, TLS broken", r.brokenTls("relay.broken.test"), Outcome.IN_CLEAR, "may:none");
    add(
        "TLSA in a zone without chain of trust",
        Site.withoutChainOfTrust("island.test", r.wrongKey("relay.island.test")),
        Outcome.IN_TLS,
        "may:encrypt");
    add(
        "bogus zone",
        Site.bogus("bogus.test", r.rightKey("relay.bogus.test")),
        Outcome.NOT_SENT,
        "dane:refused");
  }

  private void add(String title, Receiver relay, Outcome expected, String verdict) {
    String domain = relay.name().substring(relay.name().indexOf('.') + 1);
    add(title, Site.signed(domain, relay), expected, verdict);
  }

  private void add(String title, Site site, Outcome expected, String verdict) {
    String relay = site.receivers().get(0).name();
    scenarios.put(new Scenario(title, relay, expected, "", verdict), site);
  }

  List<Observation> run(Path directory)
      throws IOException, InterruptedException, URISyntaxException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    Path logFile = directory.resolve("agent.log");
    try (DemoLab lab = new DemoLab(List.copyOf(scenarios.values()), () -> anyPort, anyPort)) {
      List<String> arguments = new ArrayList<>();
      arguments.add("-javaagent:" + agent + "=" + lab.agentArguments(directory, logFile));
      arguments.add("-Djdk.net.hosts.file=" + lab.writeHosts(directory.resolve("hosts")));
      arguments.add("-cp");
      arguments.add(classPath());
      arguments.add(SendMail.class.getName());
      arguments.add("alice@sender.test");
      arguments.add("bob@recipient.test");
      for (Scenario scenario : scenarios.keySet()) {
        String relay = scenario.destination();
        arguments.add(relay + ":" + lab.server(relay).port());
      }
      String output = JavaProgram.run(directory, LIMIT, arguments);
      AgentLog log = new AgentLog(logFile);
      return scenarios.keySet().stream().map(s -> observe(s, lab, log, output)).toList();
    }
  }

  private static Observation observe(Scenario scenario, DemoLab lab, AgentLog log, String output) {
    String relay = scenario.destination();
    ScriptedSmtpServer server = lab.server(relay);
    String said =
        output.lines().filter(line -> line.startsWith(relay + " ")).findFirst().orElse("");
    Outcome outcome = Deliveries.outcome(server);
    if (outcome == Outcome.LOST && said.startsWith(relay + " failed:")) {
      outcome = Outcome.NOT_SENT;
    }
    String reason = log.reason(relay);
    return new Observation(
        scenario, outcome, "", log.verdict(relay), reason.isEmpty() ? said : reason);
  }

  /** The program's own class path: Jakarta Mail and nothing of Postern. */
  private static String classPath() throws URISyntaxException {
    List<String> entries = new ArrayList<>();
    entries.add(
        Path.of(SendMail.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString());
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.contains("jakarta.mail") || entry.contains("activation"))
        .forEach(entries::add);
    return String.join(File.pathSeparator, entries);
  }
}
