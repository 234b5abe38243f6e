// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One James with its resolver, and what became of the mails that it was given. */
final class JamesRun implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final World world;
  private final String user;
  private final RealResolver resolver;
  private final Path posternLog;
  private final String agentArguments;
  private final RealJames james;
  private final List<String> domains = new ArrayList<>();

  private JamesRun(World world, Backend backend, boolean agentAtStart, List<String> more) {
    this.world = world;
    this.user = backend.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + System.nanoTime();
    this.resolver = world.resolver(backend.resolver());
    Path directory = world.directory().directory(user);
    this.posternLog = directory.resolve("postern.log");
    List<String> arguments = new ArrayList<>();
    arguments.add("dns.trust=" + backend.trust());
    arguments.add("dns.resolvers=" + resolver.endpoint());
    arguments.add("dns.trust-anchor=" + world.dns().trustAnchor());
    arguments.add("state.dir=" + directory.resolve("state"));
    arguments.add("log.file=" + posternLog);
    arguments.addAll(more);
    this.agentArguments = String.join(",", arguments);
    this.james =
        world.james(
            agentAtStart
                ? List.of("-javaagent:" + LabPaths.agent() + "=" + agentArguments)
                : List.of());
  }

  /** With the agent from the start. */
  static JamesRun withAgent(World world, Backend backend, String... moreArguments) {
    return new JamesRun(world, backend, true, List.of(moreArguments));
  }

  /** Without the agent; {@link #agentArguments} are those to attach it with. */
  static JamesRun withoutAgent(World world, Backend backend) {
    return new JamesRun(world, backend, false, List.of());
  }

  RealJames james() {
    return james;
  }

  RealResolver resolver() {
    return resolver;
  }

  String agentArguments() {
    return agentArguments;
  }

  String recipient(String domain) {
    return user + "@" + domain;
  }

  /** Submits a mail to each of the domains. */
  void submitEach(List<String> each) {
    for (String domain : each) {
      submit(List.of(domain));
    }
  }

  /** Submits one mail to a recipient in each of these domains. */
  void submit(List<String> together) {
    domains.addAll(together);
    james.submit(
        "sender@james.test",
        together.stream().map(this::recipient).toList(),
        String.join(" ", together));
  }

  /** Waits until the mail for that domain came to a receiver. */
  Receivers.Seen awaitDelivery(String domain) {
    Await.until("the mail for " + domain + " to arrive", LIMIT, () -> !received(domain).isEmpty());
    return received(domain).get(0);
  }

  /** Waits until James has tried so often in vain to deliver to that domain, and kept the mail. */
  void awaitAttempts(String domain, long count) {
    Await.until(
        count + " failed attempts to deliver to " + domain,
        LIMIT,
        () -> failedAttempts(domain) >= count);
  }

  /** How often James put the mail for that domain back into its queue. */
  long failedAttempts(String domain) {
    return james
        .log()
        .lines()
        .filter(line -> line.contains("-to-" + domain + " into outgoing after"))
        .count();
  }

  List<Receivers.Seen> received(String domain) {
    return world.receivers().mailsFor(recipient(domain));
  }

  /** Postern's own log, from {@code log.file}. */
  String posternLog() {
    try {
      return Files.exists(posternLog) ? Files.readString(posternLog) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of Postern's log that name {@code text}. */
  List<String> posternLog(String text) {
    return posternLog().lines().filter(line -> line.contains(text)).toList();
  }

  /**
   * Every mail so far is at exactly one place: delivered once, or waiting, which shows by its being
   * tried again. None was given up.
   */
  void assertNothingLost() {
    List<String> waiting = domains.stream().filter(domain -> received(domain).isEmpty()).toList();
    Map<String, Long> before = new HashMap<>();
    waiting.forEach(domain -> before.put(domain, failedAttempts(domain)));
    waiting.forEach(domain -> awaitAttempts(domain, before.get(domain) + 1));
    for (String domain : domains) {
      int expected = waiting.contains(domain) ? 0 : 1;
      assertThat(received(domain)).as("copies of the mail for %s", domain).hasSize(expected);
    }
    assertThat(james.bounced()).as("mails that James gave up").isEmpty();
  }

  /** For the message of a failure: what James and Postern said about a domain. */
  String story(String domain) {
    return (james.log() + "\n" + posternLog())
        .lines()
        .filter(line -> line.contains(domain))
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    james.close();
    resolver.close();
  }
}
