// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Answers one question from one zone (RFC 1034 section 4.3.2, RFC 4035 section 3.1, RFC 6672). */
final class ZoneLookup {
  private final BuiltZone zone;
  private final Name name;
  private final int type;
  private final List<Record> answer = new ArrayList<>();
  private final List<Record> authority = new ArrayList<>();
  private Security security;

  private ZoneLookup(BuiltZone zone, Name name, int type) {
    this.zone = zone;
    this.name = name;
    this.type = type;
    this.security = zone.security;
  }

  static ZoneAnswer ask(BuiltZone zone, Name name, int type) {
    return new ZoneLookup(zone, name, type).run();
  }

  private ZoneAnswer run() {
    for (int i = 0; i <= name.labels() - zone.origin().labels(); i++) {
      Name step = Names.below(zone.origin(), name, i);
      boolean parentSideQuestion = type == Type.DS && step.equals(name);
      if (zone.isCut(step) && !parentSideQuestion) {
        return done(Rcode.SERVFAIL, null); // delegated to a zone that the lab does not have
      }
      RRset dname = zone.get(step, Type.DNAME);
      if (dname != null && !step.equals(name)) {
        return followDname(dname);
      }
    }
    if (zone.exists(name)) {
      ZoneAnswer found = fromNode(zone.at(name), name);
      return found != null ? found : noData(proofs().noData(name));
    }
    Name encloser = Names.parent(name);
    while (!zone.exists(encloser)) {
      encloser = Names.parent(encloser);
    }
    Name wildcard = Names.wildcard(encloser);
    if (zone.exists(wildcard)) {
      ZoneAnswer found = fromNode(zone.at(wildcard), wildcard);
      if (found == null) {
        return noData(proofs().wildcardNoData(name, encloser));
      }
      addProof(proofs().wildcardAnswer(name, encloser));
      return found;
    }
    addNegative(proofs().nameError(name, encloser));
    return done(Rcode.NXDOMAIN, null);
  }

  private @Nullable ZoneAnswer fromNode(Map<Integer, RRset> sets, Name owner) {
    if (type == Type.ANY && !sets.isEmpty()) {
      sets.values().forEach(this::addAnswer);
      return done(Rcode.NOERROR, null);
    }
    RRset set = sets.get(type);
    if (set != null) {
      addAnswer(set);
      return done(Rcode.NOERROR, null);
    }
    RRset cname = sets.get(Type.CNAME);
    if (cname != null) {
      addAnswer(cname);
      return done(Rcode.NOERROR, ((CNAMERecord) cname.first()).getTarget());
    }
    return null;
  }

  private ZoneAnswer followDname(RRset set) {
    DNAMERecord dname = (DNAMERecord) set.first();
    addAnswer(set);
    try {
      Name target = name.fromDNAME(dname);
      answer.add(new CNAMERecord(name, DClass.IN, dname.getTTL(), target));
      return done(Rcode.NOERROR, target);
    } catch (NameTooLongException e) {
      return done(Rcode.YXDOMAIN, null);
    }
  }

  private ZoneAnswer noData(List<RRset> proof) {
    addNegative(proof);
    return done(Rcode.NOERROR, null);
  }

  private void addAnswer(RRset set) {
    for (Record record : signed(set)) {
      answer.add(set.getName().isWild() ? record.withName(name) : record);
    }
  }

  private void addNegative(List<RRset> proof) {
    RRset soa = zone.get(zone.origin(), Type.SOA);
    if (soa != null) {
      authority.addAll(signed(soa));
    }
    addProof(proof);
  }

  private void addProof(List<RRset> proof) {
    proof.forEach(set -> authority.addAll(signed(set)));
    if (zone.denial != null && zone.denial.optedOut(name) && !proof.isEmpty()) {
      security = security.weaker(Security.INSECURE);
    }
  }

  private List<Record> signed(RRset set) {
    ZoneSigner signer = zone.signer;
    if (signer == null) {
      return set.rrs(false);
    }
    if (zone.security != Security.INSECURE
        && signer.changedAfterSigning(set.getName(), set.getType())) {
      security = Security.BOGUS;
    }
    return signer.signed(set);
  }

  private Denial proofs() {
    return zone.denial != null ? zone.denial : NoDenial.INSTANCE;
  }

  private ZoneAnswer done(int rcode, @Nullable Name target) {
    return new ZoneAnswer(rcode, answer, authority, security, target);
  }
}
