// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.lab.dns.LabDns;
import org.postern.lab.dns.ResolverMode;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** An attacker with a whole signed tree of their own, and one who breaks packets at random. */
@Timeout(120)
class EvilTwinTest {
  private static final Name ZONE = Name.fromConstantString("example.test.");

  private static Battlefield field;
  private static LabDns twin;

  @BeforeAll
  static void start() throws Exception {
    field = new Battlefield();
    twin =
        LabDns.builder()
            .zone(".", z -> z.keyGeneration(66))
            .zone("test", z -> z.keyGeneration(66))
            .zone(
                "example.test",
                z ->
                    z.keyGeneration(66)
                        .mx(0, "evil")
                        .a("mx1", "203.0.113.66")
                        .tlsa(25, "mx1", "3 1 1 " + "00".repeat(32)))
            .unsigned("nsec3.test", z -> z.mx(0, "evil").a("mx1", "203.0.113.66"))
            .build();
  }

  @AfterAll
  static void stop() {
    twin.close();
    field.close();
  }

  private static List<AttackTarget> targets() {
    return List.of(
        new AttackTarget(ZONE, Type.MX),
        target("mx1.example.test.", Type.A),
        target("_25._tcp.mx1.example.test.", Type.TLSA),
        target("nsec3.test.", Type.MX),
        target("mx1.nsec3.test.", Type.A),
        target("_25._tcp.mx1.nsec3.test.", Type.TLSA));
  }

  private static AttackTarget target(String name, int type) {
    return new AttackTarget(Name.fromConstantString(name), type);
  }

  private static void check() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (AttackTarget target : targets()) {
      String verdict = field.verdict(target, field.ask(target));
      if (!verdict.isEmpty()) {
        wrong.add(verdict);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aWholeTreeWithOtherKeys_isNotBelieved() throws Exception {
    field.attack((query, honest, on) -> twin.answer(query, ResolverMode.RECURSIVE));
    check();
  }

  @Test
  void aTreeWithOtherKeysBelowTheGenuineRoot_isNotBelieved() throws Exception {
    field.attack((query, honest, on) ->
        query.getQuestion().getName().equals(Name.root)
            ? honest
            : twin.answer(query, ResolverMode.RECURSIVE));
    check();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DS", "DNSKEY", "MX", "A", "TLSA"})
  void oneTypeFromATreeWithOtherKeys_isNotBelieved(String type) throws Exception {
    field.attack((query, honest, on) ->
        query.getQuestion().getType() == Type.value(type)
            ? twin.answer(query, ResolverMode.RECURSIVE)
            : honest);
    check();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DS", "DNSKEY"})
  void allButOneTypeFromATreeWithOtherKeys_isNotBelieved(String type) throws Exception {
    field.attack((query, honest, on) ->
        query.getQuestion().getType() == Type.value(type)
            ? honest
            : twin.answer(query, ResolverMode.RECURSIVE));
    check();
  }

  /** Octets are changed, doubled, cut out or swapped, in all messages or in one kind of them. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomDamage_isAnErrorOrTheTruth(long seed) throws Exception {
    Random random = new Random(seed);
    List<AttackTarget> targets = AttackTarget.all();
    List<String> wrong = new ArrayList<>();
    for (int round = 0; round < 40; round++) {
      AttackTarget target = targets.get(random.nextInt(targets.size()));
      Set<Integer> types =
          switch (random.nextInt(4)) {
            case 0 -> Set.of(Type.DS);
            case 1 -> Set.of(Type.DNSKEY);
            case 2 -> Set.of(target.type());
            default -> AttackTarget.types();
          };
      long damage = random.nextLong();
      field.attack((query, honest, on) ->
          types.contains(query.getQuestion().getType()) ? damaged(honest, damage) : honest);
      String verdict = field.verdict(target, field.ask(target));
      if (!verdict.isEmpty()) {
        wrong.add("seed " + seed + " round " + round + ": " + verdict);
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Damage beyond the question; a message that is none any more arrives as it was. */
  private static Message damaged(Message honest, long damage) {
    Random random = new Random(damage);
    byte[] wire = honest.toWire();
    Record question = honest.getQuestion();
    int start = 12 + question.getName().length() + 4;
    for (int i = 0; i <= random.nextInt(4) && start < wire.length; i++) {
      int at =
          random.nextInt(8) == 0
              ? 2 + random.nextInt(10)
              : start + random.nextInt(wire.length - start);
      wire[at] =
          switch (random.nextInt(3)) {
            case 0 -> (byte) (wire[at] ^ (1 << random.nextInt(8)));
            case 1 -> (byte) random.nextInt();
            default -> wire[start + random.nextInt(wire.length - start)];
          };
    }
    try {
      return new Message(wire);
    } catch (Exception e) {
      return honest;
    }
  }
}
