// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.internal.dns.Tampering.Kind;
import org.postern.lab.dns.Transport;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

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

  /** All targets, or every so-manyth, others for each case. */
  private static List<AttackTarget> sample(int step, int offset) {
    List<AttackTarget> all = AttackTarget.all();
    return ALL
        ? all
        : IntStream.range(0, all.size())
            .filter(i -> i % step == offset % step)
            .mapToObj(all::get)
            .toList();
  }

  private static int number(Tampering tampering) {
    return tamperings().toList().indexOf(tampering);
  }

  private static @Nullable Message apply(Tampering tampering, Message query, Message honest) {
    return tampering.change().apply(field.forger, query, honest);
  }

  @ParameterizedTest(name = "{0} over {1}")
  @MethodSource("tamperingsByTransport")
  void tamperedAnswer_isAnErrorOrTheTruth(Tampering tampering, Transport transport)
      throws Exception {
    List<String> wrong = new ArrayList<>();
    for (AttackTarget target : sample(5, number(tampering) + 2 * transport.ordinal())) {
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

  /** Opt-out and many NSEC3 iterations make some denials insecure, but never existing data. */
  @ParameterizedTest
  @MethodSource("tamperings")
  void existingDataInLenientZones_areNeverDenied(Tampering tampering) throws Exception {
    List<String> wrong = new ArrayList<>();
    for (AttackTarget target : AttackTarget.inLenientZones()) {
      Question main = new Question(target.name(), target.type());
      field.attack((query, honest, on) ->
          Question.of(query.getQuestion()).equals(main) ? apply(tampering, query, honest) : honest);
      String verdict =
          field.verdict(
              target, tampering.kind() == Kind.DROP ? field.ask(target, SHORT) : field.ask(target));
      if (!verdict.isEmpty()) {
        wrong.add(verdict);
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Which of the questions that a validation needs are answered by the attacker. */
  enum Scope {
    KEYS(Set.of(Type.DNSKEY)),
    DELEGATIONS(Set.of(Type.DS)),
    KEYS_AND_DELEGATIONS(Set.of(Type.DNSKEY, Type.DS));

    private final Set<Integer> types;

    Scope(Set<Integer> types) {
      this.types = types;
    }
  }

  /** The honest answer, and those forgeries that a broken chain of trust would let through. */
  private static final List<Tampering> MAIN =
      List.of(
          Disturbance.SHUFFLED,
          Forgery.FORGED_DATA_UNSIGNED,
          Forgery.FORGED_DATA_SIGNED_FOR_THE_ZONE_WITH_ANOTHER_KEY,
          Forgery.FORGED_ALIAS_UNSIGNED,
          Forgery.NAME_DENIED_BY_UNSIGNED_SOA,
          Forgery.DENIED_BY_NOTHING);

  static Stream<Arguments> tamperingsByScope() {
    return tamperings()
        .flatMap(
            tampering -> Stream.of(Scope.values()).map(scope -> Arguments.of(tampering, scope)));
  }

  @ParameterizedTest(name = "{0} of {1}")
  @MethodSource("tamperingsByScope")
  void tamperedChainOfTrust_isAnErrorOrTheTruth(Tampering tampering, Scope scope) throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Tampering main : MAIN) {
      for (AttackTarget target : sample(100, 7 * number(tampering) + MAIN.indexOf(main))) {
        Question question = new Question(target.name(), target.type());
        field.attack((query, honest, on) -> {
          Question asked = Question.of(query.getQuestion());
          if (asked.equals(question)) {
            return apply(main, query, honest);
          }
          return scope.types.contains(asked.type()) ? apply(tampering, query, honest) : honest;
        });
        String verdict =
            field.verdict(
                target,
                tampering.kind() == Kind.DROP ? field.ask(target, SHORT) : field.ask(target));
        if (!verdict.isEmpty()) {
          wrong.add(main + ": " + verdict);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** One question in the chain at a time, by a reply that is right for an unsigned sibling. */
  @ParameterizedTest
  @ValueSource(strings = {".", "test.", "example.test.", "nsec3.test.", "child.example.test."})
  void oneForgedLink_neverMakesASignedNameInsecure(String zone) throws Exception {
    Name cut = Name.fromString(zone);
    List<String> wrong = new ArrayList<>();
    for (Tampering tampering : tamperings().filter(t -> t.kind() != Kind.DROP).toList()) {
      for (int type : new int[] {Type.DS, Type.DNSKEY}) {
        for (AttackTarget target : sample(100, number(tampering))) {
          Question question = new Question(target.name(), target.type());
          field.attack((query, honest, on) -> {
            Question asked = Question.of(query.getQuestion());
            if (asked.equals(question)) {
              return apply(Forgery.FORGED_DATA_UNSIGNED, query, honest);
            }
            return asked.equals(new Question(cut, type)) ? apply(tampering, query, honest) : honest;
          });
          String verdict = field.verdict(target, field.ask(target));
          if (!verdict.isEmpty()) {
            wrong.add(tampering + ": " + verdict);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }
}
