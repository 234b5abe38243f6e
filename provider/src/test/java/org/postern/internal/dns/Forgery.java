// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import static org.postern.internal.dns.Forger.answer;
import static org.postern.internal.dns.Forger.reply;
import static org.postern.internal.dns.Forger.withSection;
import static org.postern.internal.dns.Packets.additional;
import static org.postern.internal.dns.Packets.aliased;
import static org.postern.internal.dns.Packets.below;
import static org.postern.internal.dns.Packets.chaos;
import static org.postern.internal.dns.Packets.coded;
import static org.postern.internal.dns.Packets.denied;
import static org.postern.internal.dns.Packets.flagged;
import static org.postern.internal.dns.Packets.forged;
import static org.postern.internal.dns.Packets.forgedAlias;
import static org.postern.internal.dns.Packets.forgedBy;
import static org.postern.internal.dns.Packets.forgedDname;
import static org.postern.internal.dns.Packets.join;
import static org.postern.internal.dns.Packets.nsec3;
import static org.postern.internal.dns.Packets.owner;
import static org.postern.internal.dns.Packets.parent;
import static org.postern.internal.dns.Packets.signatures;
import static org.postern.internal.dns.Packets.type;
import static org.postern.internal.dns.Packets.with;
import static org.postern.internal.dns.Packets.withExtendedError;
import static org.postern.internal.dns.Packets.withJunk;

import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Content that the attacker makes up, or a header that they change. */
enum Forgery implements Tampering {
  // forge: answer section
  FORGED_DATA_UNDER_GENUINE_SIGNATURES(
      Kind.FORGE,
      Place.ANSWER,
      (f, q, m) -> reply(q, Rcode.NOERROR, with(signatures(answer(m)), forged(f, q)), List.of())),
  FORGED_DATA_UNSIGNED(
      Kind.FORGE,
      Place.ANSWER,
      (f, q, m) -> reply(q, Rcode.NOERROR, List.of(forged(f, q)), List.of())),
  FORGED_DATA_SIGNED_BY_A_FOREIGN_UNSIGNED_ZONE(
      Kind.FORGE, Place.ANSWER, (f, q, m) -> forgedBy(f, q, Forger.UNSIGNED_ZONE)),
  FORGED_DATA_SIGNED_FOR_THE_ZONE_WITH_ANOTHER_KEY(
      Kind.FORGE, Place.ANSWER, (f, q, m) -> forgedBy(f, q, f.zoneOf(owner(q)))),
  FORGED_DATA_SIGNED_FOR_THE_PARENT_WITH_ANOTHER_KEY(
      Kind.FORGE, Place.ANSWER, (f, q, m) -> forgedBy(f, q, parent(f.zoneOf(owner(q))))),
  FORGED_DATA_SIGNED_FOR_THE_ROOT_WITH_ANOTHER_KEY(
      Kind.FORGE, Place.ANSWER, (f, q, m) -> forgedBy(f, q, Name.root)),
  FORGED_DATA_SIGNED_FOR_ITS_OWN_NAME(
      Kind.FORGE, Place.ANSWER, (f, q, m) -> forgedBy(f, q, owner(q))),
  FORGED_DATA_SIGNED_FOR_A_NAME_BELOW(
      Kind.FORGE, Place.ANSWER, (f, q, m) -> forgedBy(f, q, below(owner(q)))),
  FORGED_DATA_FOREIGN_SIGNATURE_THEN_GENUINE(
      Kind.FORGE,
      Place.ANSWER,
      (f, q, m) ->
          reply(
              q,
              Rcode.NOERROR,
              join(
                  List.of(forged(f, q), f.junkSignature(forged(f, q), Forger.UNSIGNED_ZONE)),
                  signatures(answer(m))),
              List.of())),
  GENUINE_DATA_FOREIGN_SIGNATURE_FIRST(
      Kind.FORGE,
      Place.ANSWER,
      (f, q, m) -> withSection(m, Section.ANSWER, withJunk(f, answer(m), Forger.UNSIGNED_ZONE))),
  GENUINE_DATA_TEN_JUNK_SIGNATURES_FIRST(
      Kind.FORGE,
      Place.ANSWER,
      (f, q, m) -> {
        List<Record> records = answer(m);
        for (int i = 0; i < 10; i++) {
          records = withJunk(f, records, f.zoneOf(owner(q)));
        }
        return withSection(m, Section.ANSWER, records);
      }),
  FORGED_RECORD_ADDED_TO_THE_SET(
      Kind.FORGE,
      Place.ANSWER,
      (f, q, m) -> withSection(m, Section.ANSWER, with(answer(m), forged(f, q)))),
  FORGED_DATA_OF_ANOTHER_CLASS(
      Kind.FORGE,
      Place.ANSWER,
      (f, q, m) -> reply(q, Rcode.NOERROR, List.of(chaos(forged(f, q))), List.of())),
  FORGED_DATA_OF_ANOTHER_CLASS_ADDED(
      Kind.FORGE,
      Place.ANSWER,
      (f, q, m) -> withSection(m, Section.ANSWER, with(answer(m), chaos(forged(f, q))))),
  FORGED_DATA_OFF_THE_CHAIN(
      Kind.FORGE,
      Place.ANSWER,
      (f, q, m) ->
          withSection(m, Section.ANSWER, with(answer(m), f.record(Forger.UNSIGNED_ZONE, type(q))))),
  FORGED_ALIAS_UNSIGNED(
      Kind.FORGE, Place.ANSWER, (f, q, m) -> aliased(f, q, List.of(forgedAlias(q)))),
  FORGED_ALIAS_SIGNED_BY_A_FOREIGN_UNSIGNED_ZONE(
      Kind.FORGE,
      Place.ANSWER,
      (f, q, m) ->
          aliased(f, q, List.of(forgedAlias(q), f.sign(Forger.UNSIGNED_ZONE, forgedAlias(q))))),
  FORGED_ALIAS_BESIDE_GENUINE_DATA(
      Kind.FORGE, Place.ANSWER, (f, q, m) -> aliased(f, q, with(answer(m), forgedAlias(q)))),
  FORGED_DNAME_UNSIGNED(
      Kind.FORGE, Place.ANSWER, (f, q, m) -> aliased(f, q, List.of(forgedDname(f, q)))),
  FORGED_DNAME_SIGNED_BY_A_FOREIGN_UNSIGNED_ZONE(
      Kind.FORGE,
      Place.ANSWER,
      (f, q, m) ->
          aliased(
              f, q, List.of(forgedDname(f, q), f.sign(Forger.UNSIGNED_ZONE, forgedDname(f, q))))),
  RAISED_TTL(
      Kind.FORGE,
      Place.ANSWER,
      (f, q, m) -> withSection(m, Section.ANSWER, answer(m).stream().map(Packets::aged).toList())),

  // forge: authority section
  DENIED_BY_NOTHING(
      Kind.FORGE, Place.AUTHORITY, (f, q, m) -> reply(q, Rcode.NOERROR, List.of(), List.of())),
  NAME_DENIED_BY_NOTHING(
      Kind.FORGE, Place.AUTHORITY, (f, q, m) -> reply(q, Rcode.NXDOMAIN, List.of(), List.of())),
  DENIED_BY_UNSIGNED_SOA(
      Kind.FORGE,
      Place.AUTHORITY,
      (f, q, m) -> denied(q, Rcode.NOERROR, f.soa(f.zoneOf(owner(q))))),
  NAME_DENIED_BY_UNSIGNED_SOA(
      Kind.FORGE,
      Place.AUTHORITY,
      (f, q, m) -> denied(q, Rcode.NXDOMAIN, f.soa(f.zoneOf(owner(q))))),
  DENIED_BY_SOA_AT_THE_NAME(
      Kind.FORGE, Place.AUTHORITY, (f, q, m) -> denied(q, Rcode.NOERROR, f.soa(owner(q)))),
  DENIED_BY_SOA_OF_UNSIGNED_ZONE(
      Kind.FORGE,
      Place.AUTHORITY,
      (f, q, m) -> denied(q, Rcode.NOERROR, f.soa(Forger.UNSIGNED_ZONE))),
  NAME_DENIED_BY_SOA_OF_UNSIGNED_ZONE(
      Kind.FORGE,
      Place.AUTHORITY,
      (f, q, m) -> denied(q, Rcode.NXDOMAIN, f.soa(Forger.UNSIGNED_ZONE))),
  DENIED_BY_SOA_SIGNED_BY_UNSIGNED_ZONE(
      Kind.FORGE,
      Place.AUTHORITY,
      (f, q, m) -> {
        Record soa = f.soa(f.zoneOf(owner(q)));
        return denied(q, Rcode.NOERROR, soa, f.junkSignature(soa, Forger.UNSIGNED_ZONE));
      }),
  DENIED_BY_FORGED_NSEC(
      Kind.FORGE, Place.AUTHORITY, (f, q, m) -> denied(q, Rcode.NOERROR, f.nsec(owner(q)))),
  DENIED_BY_NSEC_OF_UNSIGNED_ZONE(
      Kind.FORGE,
      Place.AUTHORITY,
      (f, q, m) ->
          denied(
              q,
              Rcode.NOERROR,
              f.nsec(owner(q)),
              f.junkSignature(f.nsec(owner(q)), Forger.UNSIGNED_ZONE))),
  DENIED_BY_NSEC_WITH_ANOTHER_KEY(
      Kind.FORGE,
      Place.AUTHORITY,
      (f, q, m) ->
          denied(q, Rcode.NOERROR, f.nsec(owner(q)), f.sign(f.zoneOf(owner(q)), f.nsec(owner(q))))),
  DENIED_BY_FORGED_DELEGATION(
      Kind.FORGE,
      Place.AUTHORITY,
      (f, q, m) ->
          denied(
              q,
              Rcode.NOERROR,
              f.delegation(owner(q)),
              f.sign(parent(f.zoneOf(owner(q))), f.delegation(owner(q))))),
  DENIED_BY_FORGED_NSEC3(
      Kind.FORGE, Place.AUTHORITY, (f, q, m) -> nsec3(f, q, Rcode.NXDOMAIN, 0, 0)),
  DENIED_BY_FORGED_OPT_OUT(
      Kind.FORGE, Place.AUTHORITY, (f, q, m) -> nsec3(f, q, Rcode.NOERROR, 0, 1)),
  DENIED_BY_ABSURD_ITERATIONS(
      Kind.FORGE, Place.AUTHORITY, (f, q, m) -> nsec3(f, q, Rcode.NXDOMAIN, 65535, 0)),
  FORGED_REFERRAL(
      Kind.FORGE,
      Place.AUTHORITY,
      (f, q, m) ->
          denied(
              q,
              Rcode.NOERROR,
              new org.xbill.DNS.NSRecord(owner(q), DClass.IN, 300, Forger.UNSIGNED_ZONE))),

  // forge: additional section and header
  FORGED_ADDITIONAL_DATA(
      Kind.FORGE,
      Place.ADDITIONAL,
      (f, q, m) -> withSection(m, Section.ADDITIONAL, with(additional(m), forged(f, q)))),
  FORGED_DATA_ONLY_IN_ADDITIONAL(
      Kind.FORGE,
      Place.ADDITIONAL,
      (f, q, m) ->
          withSection(
              reply(q, Rcode.NOERROR, List.of(), List.of()),
              Section.ADDITIONAL,
              List.of(forged(f, q)))),
  FORGED_DATA_WITH_EXTENDED_ERROR_1(
      Kind.FORGE, Place.ADDITIONAL, (f, q, m) -> withExtendedError(f, q, 1)),
  FORGED_DATA_WITH_EXTENDED_ERROR_27(
      Kind.FORGE, Place.ADDITIONAL, (f, q, m) -> withExtendedError(f, q, 27)),
  EXTENDED_RCODE_CHANGED(
      Kind.FORGE,
      Place.ADDITIONAL,
      (f, q, m) -> withSection(m, Section.ADDITIONAL, List.of(new OPTRecord(1232, 1, 0, 0x8000)))),
  FORGED_DATA_WITH_AD(
      Kind.FORGE,
      Place.HEADER,
      (f, q, m) -> flagged(reply(q, Rcode.NOERROR, List.of(forged(f, q)), List.of()), Flags.AD)),
  NAME_DENIED_BY_NOTHING_WITH_AD_AND_AA(
      Kind.FORGE,
      Place.HEADER,
      (f, q, m) ->
          flagged(flagged(reply(q, Rcode.NXDOMAIN, List.of(), List.of()), Flags.AD), Flags.AA)),
  RCODE_NXDOMAIN(Kind.FORGE, Place.HEADER, (f, q, m) -> coded(m, Rcode.NXDOMAIN)),
  RCODE_NOERROR(Kind.FORGE, Place.HEADER, (f, q, m) -> coded(m, Rcode.NOERROR)),
  RCODE_SERVFAIL(Kind.FORGE, Place.HEADER, (f, q, m) -> coded(m, Rcode.SERVFAIL)),
  RCODE_REFUSED(Kind.FORGE, Place.HEADER, (f, q, m) -> coded(m, Rcode.REFUSED)),
  RCODE_FORMERR(Kind.FORGE, Place.HEADER, (f, q, m) -> coded(m, Rcode.FORMERR)),
  TRUNCATED_AND_EMPTY(
      Kind.FORGE,
      Place.HEADER,
      (f, q, m) -> flagged(reply(q, Rcode.NOERROR, List.of(), List.of()), Flags.TC));

  private final Kind kind;
  private final Place place;
  private final Change change;

  Forgery(Kind kind, Place place, Change change) {
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
