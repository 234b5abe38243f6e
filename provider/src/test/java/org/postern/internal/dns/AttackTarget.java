// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** A question whose honest answer is secure. */
record AttackTarget(Name name, int type) {

  /** Every type that is ever asked for. */
  private static final int[] TYPES = {
    Type.MX, Type.A, Type.AAAA, Type.CNAME, Type.TLSA, Type.TXT, Type.DS, Type.DNSKEY
  };

  /** A zone with NSEC and one with NSEC3. */
  private static final List<String> ZONES = List.of("example.test.", "nsec3.test.");

  /** Questions with records for an answer: one of each type, aliases, wildcards. */
  private static final List<String> POSITIVE =
      List.of(
          "@ MX",
          "mx1 A",
          "mx1 AAAA",
          "mxalias CNAME",
          "_25._tcp.mx1 TLSA",
          "txt TXT",
          "child DS",
          "@ DNSKEY",
          "child MX",
          "_25._tcp.mx1.child TLSA",
          "mxalias A",
          "x.wildalias A",
          "mx1.d A",
          "_25._tcp.tlsaalias TLSA",
          "x.wild MX",
          "_443._tcp.wildtlsa TLSA",
          "x.onewild TLSA",
          "_25._tcp.onewild TLSA");

  /** Questions whose answer is that nothing exists, besides those made from {@link #TYPES}. */
  private static final List<String> NEGATIVE =
      List.of(
          "b.c A",
          "_tcp.mx1 TLSA",
          "x.wild A",
          "alias.wild MX",
          "tlsa.wild MX",
          "mxalias TXT",
          "x.wildalias TXT",
          "dangling A",
          "nx.d A",
          "d A",
          "x.y.b.c A");

  static Set<Integer> types() {
    return IntStream.of(TYPES).boxed().collect(Collectors.toSet());
  }

  /** Existing names in zones in which some denials are honestly insecure. */
  static List<AttackTarget> inLenientZones() {
    return List.of(
        of("_25._tcp.mx1", "iterhi.test.", Type.TLSA),
        of("mx1", "iterhi.test.", Type.A),
        of("_25._tcp.mx1", "optout.test.", Type.TLSA),
        of("@", "optout.test.", Type.MX),
        of("_25._tcp.mx1", "signed.optout.test.", Type.TLSA));
  }

  static List<AttackTarget> all() {
    List<AttackTarget> all = in(POSITIVE);
    all.addAll(in(NEGATIVE));
    for (String zone : ZONES) {
      for (int type : TYPES) {
        all.add(of("nx", zone, type));
        all.add(of(type == Type.A || type == Type.AAAA ? "txt" : "mx1", zone, type));
      }
    }
    return all;
  }

  private static List<AttackTarget> in(List<String> questions) {
    List<AttackTarget> targets = new ArrayList<>();
    for (String zone : ZONES) {
      for (String question : questions) {
        String[] parts = question.split(" ");
        targets.add(of(parts[0], zone, Type.value(parts[1])));
      }
    }
    return targets;
  }

  private static AttackTarget of(String relative, String zone, int type) {
    return new AttackTarget(
        Name.fromConstantString(relative.equals("@") ? zone : relative + "." + zone), type);
  }

  @Override
  public String toString() {
    return name + " " + Type.string(type);
  }
}
