// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.internal.dns.Tampering.Kind;
import org.postern.lab.dns.Transport;
import org.xbill.DNS.Message;

/**
 * A1, A3, A7: an attacker on the path forges, strips, replays, reorders and drops, in every section
 * of the message, over both transports ({@link Forgery}, {@link Disturbance}, {@link Replay}), in
 * answers to questions of every type ({@link AttackTarget}). Whatever they do, the answer is an
 * error or the truth; it is never insecure, since that would switch authentication off.
 */
@Timeout(300)
class AttackerTest {
  /** A dropped message costs its time-out. */
  private static final Duration SHORT = Duration.ofMillis(60);

  /** A plain build walks a fifth of the matrix; {@code -Dpostern.test.attacks=all} all of it. */
  private static final boolean ALL = "all".equals(System.getProperty("postern.test.attacks"));

  private static Battlefield field;

  @BeforeAll
  static void start() throws Exception {
    field = new Battlefield();
  }

  @AfterAll
  static void stop() {
    field.close();
  }

  @AfterEach
  void retreat() {
    field.retreat();
  }

  static Stream<Tampering> tamperings() {
    return Stream.of(Forgery.values(), Disturbance.values(), Replay.values()).flatMap(Stream::of);
  }

  static Stream<Arguments> tamperingsByTransport() {
    return tamperings()
        .flatMap(tampering ->
            Stream.of(Transport.values()).map(transport -> Arguments.of(tampering, transport)));
  }

  /** Every target, or every fifth one, another fifth for each case. */
  private static List<AttackTarget> sample(Tampering tampering, Transport transport) {
    List<AttackTarget> all = AttackTarget.all();
    if (ALL) {
      return all;
    }
    int offset = tamperings().toList().indexOf(tampering) + 2 * transport.ordinal();
    return IntStream.range(0, all.size())
        .filter(i -> i % 5 == offset % 5)
        .mapToObj(all::get)
        .toList();
  }

  private static Message apply(Tampering tampering, Message query, Message honest) {
    return tampering.change().apply(field.forger, query, honest);
  }

  @ParameterizedTest(name = "{0} over {1}")
  @MethodSource("tamperingsByTransport")
  void tamperedAnswer_isAnErrorOrTheTruth(Tampering tampering, Transport transport)
      throws Exception {
    List<String> wrong = new ArrayList<>();
    for (AttackTarget target : sample(tampering, transport)) {
      Question main = new Question(target.name(), target.type());
      field.attack(
          transport,
          (query, honest, on) ->
              Question.of(query.getQuestion()).equals(main)
                  ? apply(tampering, query, honest)
                  : honest);
      String verdict =
          field.verdict(
              target, tampering.kind() == Kind.DROP ? field.ask(target, SHORT) : field.ask(target));
      if (!verdict.isEmpty()) {
        wrong.add(verdict);
      }
    }
    assertThat(wrong).isEmpty();
  }
}
