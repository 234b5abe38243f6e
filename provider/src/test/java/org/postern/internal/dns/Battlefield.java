// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.postern.dns.SecureAnswer;
import org.postern.dns.SecurityStatus;
import org.postern.lab.dns.Interceptor;
import org.postern.lab.dns.LabDns;
import org.postern.lab.dns.LabNameServer;
import org.postern.lab.dns.Transport;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/**
 * A server with an attacker on the path to it, and a back end without memory for each question, so
 * that no honest answer from before helps against a forged one.
 */
final class Battlefield implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final LabDns lab = DnsLab.start();
  private final LabNameServer server = lab.serve();
  private final ScheduledThreadPoolExecutor executor = LookupThreads.start();
  private final SocketTransport sockets = new SocketTransport(executor);
  private final TrustAnchors anchors =
      TrustAnchors.parse(lab.trustAnchor().getBytes(StandardCharsets.US_ASCII), "the lab");
  private final Map<AttackTarget, SecureAnswer> truth = new HashMap<>();
  final Forger forger = new Forger(lab);

  Battlefield() throws Exception {
    List<AttackTarget> targets = new ArrayList<>(AttackTarget.all());
    targets.addAll(AttackTarget.inLenientZones());
    for (AttackTarget target : targets) {
      SecureAnswer honest = ask(target, PATIENCE);
      if (honest.status() != SecurityStatus.SECURE) {
        throw new AssertionError("no honest answer to start from: " + honest);
      }
      truth.put(target, honest);
    }
  }

  LabDns lab() {
    return lab;
  }

  /** Asks without anything in a cache. */
  SecureAnswer ask(AttackTarget target, Duration deadline) throws Exception {
    BackEnd backEnd =
        new ValidatingBackEnd(
            new Upstream(sockets, executor),
            () -> List.of(server.address()),
            anchors,
            Clock.systemUTC(),
            executor);
    return new AliasWalk(backEnd, new Question(target.name(), target.type()), Deadline.in(deadline))
        .run()
        .get(30, TimeUnit.SECONDS);
  }

  SecureAnswer ask(AttackTarget target) throws Exception {
    return ask(target, PATIENCE);
  }

  void attack(Interceptor attacker) {
    server.intercept(attacker);
  }

  /** Attacks on that transport only; for TCP, every datagram is truncated. */
  void attack(Transport on, Interceptor attacker) {
    server.intercept((query, honest, transport) -> {
      if (transport == on) {
        return attacker.intercept(query, honest, transport);
      }
      return on == Transport.TCP ? truncated(query) : honest;
    });
  }

  void retreat() {
    server.intercept(null);
  }

  private static Message truncated(Message query) {
    Message reply = Forger.reply(query, Rcode.NOERROR, List.of(), List.of());
    reply.getHeader().setFlag(Flags.TC);
    return reply;
  }

  /** Returns what is wrong with the answer, or nothing: an error, or the truth and secure. */
  String verdict(AttackTarget target, SecureAnswer answer) {
    SecureAnswer honest = truth.get(target);
    if (answer.status().isError()) {
      return "";
    }
    if (answer.status() != SecurityStatus.SECURE) {
      return target + " came out " + answer;
    }
    boolean same =
        answer.existence() == honest.existence()
            && answer.aliases().equals(honest.aliases())
            && answer.records().size() == honest.records().size()
            && answer.records().containsAll(honest.records())
            && answer.ttl().compareTo(honest.ttl()) <= 0;
    return same ? "" : target + " came out SECURE, but not as it is: " + answer;
  }

  @Override
  public void close() {
    sockets.close();
    executor.shutdownNow();
    lab.close();
  }
}
