// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

  private JamesRun(World world, Backend backend, boolean agentAtStart, Map<String, String> more) {
    this.world = world;
    this.user = backend.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + System.nanoTime();
    this.resolver = world.resolver(backend.resolver());
    Path directory = world.directory().directory(user);
    this.posternLog = directory.resolve("postern.log");
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("dns.trust", backend.trust());
    arguments.put("dns.resolvers", resolver.endpoint());
    arguments.put("dns.trust-anchor", world.dns().trustAnchor());
    arguments.put("state.dir", directory.resolve("state"));
    arguments.put("log.file", posternLog);
    arguments.putAll(more);
    this.agentArguments =
        arguments.entrySet().stream()
            .map(argument -> argument.getKey() + "=" + argument.getValue())
            .collect(Collectors.joining(","));
    this.james =
        world.james(
            agentAtStart
                ? List.of("-javaagent:" + LabPaths.agent() + "=" + agentArguments)
                : List.of());
  }

  /** With the agent from the start. */
  static JamesRun withAgent(World world, Backend backend) {
    return withAgent(world, backend, Map.of());
  }

  /** As {@link #withAgent(World, Backend)}, with these arguments besides or instead. */
  static JamesRun withAgent(World world, Backend backend, Map<String, String> more) {
    return new JamesRun(world, backend, true, more);
  }

  /** Without the agent; {@link #agentArguments} are those to attach it with. */
  static JamesRun withoutAgent(World world, Backend backend) {
    return new JamesRun(world, backend, false, Map.of());
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

  /** The pauses between a failed attempt for that domain and the next one, by James' log. */
  List<Duration> pauses(String domain) {
    List<Duration> pauses = new ArrayList<>();
    LocalTime failed = null;
    for (String line :
        james.log().lines().filter(line -> line.contains("-to-" + domain)).toList()) {
      if (line.contains(" into outgoing after")) {
        failed = LocalTime.parse(line.substring(0, 12));
      } else if (failed != null && line.contains("will process mail")) {
        Duration pause = Duration.between(failed, LocalTime.parse(line.substring(0, 12)));
        pauses.add(pause.isNegative() ? pause.plusDays(1) : pause);
      }
    }
    return pauses;
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
