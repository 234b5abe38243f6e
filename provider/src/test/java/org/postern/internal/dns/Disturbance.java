// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import static org.postern.internal.dns.Forger.answer;
import static org.postern.internal.dns.Forger.authority;
import static org.postern.internal.dns.Forger.reply;
import static org.postern.internal.dns.Forger.withSection;
import static org.postern.internal.dns.Forger.without;
import static org.postern.internal.dns.Packets.additional;
import static org.postern.internal.dns.Packets.covers;
import static org.postern.internal.dns.Packets.isDenial;
import static org.postern.internal.dns.Packets.isSignature;
import static org.postern.internal.dns.Packets.join;
import static org.postern.internal.dns.Packets.reversed;
import static org.postern.internal.dns.Packets.shuffled;
import static org.postern.internal.dns.Packets.type;

import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Genuine content that the attacker takes away, moves or drops. */
enum Disturbance implements Tampering {
  // strip
  ANSWER_STRIPPED_OF_SIGNATURES(
      Kind.STRIP, Place.ANSWER, (f, q, m) -> without(m, Section.ANSWER, Packets::isSignature)),
  ANSWER_STRIPPED(Kind.STRIP, Place.ANSWER, (f, q, m) -> withSection(m, Section.ANSWER, List.of())),
  ANSWER_STRIPPED_OF_ITS_END(
      Kind.STRIP, Place.ANSWER, (f, q, m) -> without(m, Section.ANSWER, r -> covers(r, type(q)))),
  ANSWER_STRIPPED_OF_ALIASES(
      Kind.STRIP,
      Place.ANSWER,
      (f, q, m) -> without(m, Section.ANSWER, r -> covers(r, Type.CNAME))),
  ANSWER_STRIPPED_OF_ONE_RECORD(
      Kind.STRIP,
      Place.ANSWER,
      (f, q, m) -> withSection(m, Section.ANSWER, answer(m).stream().skip(1).toList())),
  AUTHORITY_STRIPPED(
      Kind.STRIP, Place.AUTHORITY, (f, q, m) -> withSection(m, Section.AUTHORITY, List.of())),
  AUTHORITY_STRIPPED_OF_SIGNATURES(
      Kind.STRIP,
      Place.AUTHORITY,
      (f, q, m) -> without(m, Section.AUTHORITY, Packets::isSignature)),
  AUTHORITY_STRIPPED_OF_DENIAL(
      Kind.STRIP, Place.AUTHORITY, (f, q, m) -> without(m, Section.AUTHORITY, Packets::isDenial)),
  AUTHORITY_STRIPPED_OF_FIRST_DENIAL(
      Kind.STRIP,
      Place.AUTHORITY,
      (f, q, m) -> {
        Name first =
            authority(m).stream()
                .filter(Packets::isDenial)
                .map(Record::getName)
                .findFirst()
                .orElse(Name.root);
        return without(m, Section.AUTHORITY, r -> isDenial(r) && r.getName().equals(first));
      }),
  AUTHORITY_STRIPPED_OF_SOA(
      Kind.STRIP,
      Place.AUTHORITY,
      (f, q, m) -> without(m, Section.AUTHORITY, r -> covers(r, Type.SOA))),
  ALL_SIGNATURES_STRIPPED(
      Kind.STRIP,
      Place.ALL,
      (f, q, m) ->
          without(
              without(m, Section.ANSWER, Packets::isSignature),
              Section.AUTHORITY,
              r -> isSignature(r) || isDenial(r))),
  EDNS_STRIPPED(
      Kind.STRIP, Place.ADDITIONAL, (f, q, m) -> withSection(m, Section.ADDITIONAL, List.of())),

  // reorder
  REORDERED_ANSWER(Kind.REORDER, Place.ANSWER, (f, q, m) -> reversed(m, Section.ANSWER)),
  REORDERED_AUTHORITY(Kind.REORDER, Place.AUTHORITY, (f, q, m) -> reversed(m, Section.AUTHORITY)),
  SHUFFLED(
      Kind.REORDER,
      Place.ALL,
      (f, q, m) ->
          withSection(
              withSection(m, Section.ANSWER, shuffled(answer(m))),
              Section.AUTHORITY,
              shuffled(authority(m)))),
  ANSWER_MOVED_TO_AUTHORITY(
      Kind.REORDER,
      Place.ALL,
      (f, q, m) -> reply(q, m.getRcode(), List.of(), join(answer(m), authority(m)))),
  ANSWER_MOVED_TO_ADDITIONAL(
      Kind.REORDER,
      Place.ALL,
      (f, q, m) ->
          withSection(
              withSection(m, Section.ANSWER, List.of()),
              Section.ADDITIONAL,
              join(answer(m), additional(m)))),
  AUTHORITY_MOVED_TO_ANSWER(
      Kind.REORDER,
      Place.ALL,
      (f, q, m) -> reply(q, m.getRcode(), join(answer(m), authority(m)), List.of())),
  AUTHORITY_MOVED_TO_ADDITIONAL(
      Kind.REORDER,
      Place.ALL,
      (f, q, m) ->
          withSection(
              withSection(m, Section.AUTHORITY, List.of()),
              Section.ADDITIONAL,
              join(authority(m), additional(m)))),

  DROPPED(Kind.DROP, Place.ALL, (f, q, m) -> null);

  private final Kind kind;
  private final Place place;
  private final Change change;

  Disturbance(Kind kind, Place place, Change change) {
    this.kind = kind;
    this.place = place;
    this.change = change;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public Change change() {
    return change;
  }
}
