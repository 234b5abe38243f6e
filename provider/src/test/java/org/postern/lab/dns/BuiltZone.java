// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSEC3PARAMRecord;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/** A zone as it is served: its RRsets by name, its cuts, its denial chain. Does not change. */
final class BuiltZone {
  static final Name NAME_SERVER = Name.fromConstantString("ns.lab-ns.");
  private static final long NEGATIVE_TTL = 60;

  final LabZone description;
  final Security security;
  final @Nullable ZoneSigner signer;
  final @Nullable Denial denial;
  private final NavigableMap<Name, Map<Integer, RRset>> data = new TreeMap<>();

  /** Every name that exists, empty non-terminals included. */
  private final Set<Name> existing = new HashSet<>();

  /**
   * @param delegations NS and DS records of the zones below
   * @param security what a right validator says of the zone
   */
  BuiltZone(LabZone description, List<Record> delegations, Security security, Instant now) {
    this.description = description;
    this.security = security;
    boolean signed =
        switch (description.trust) {
          case UNSIGNED, UNKNOWN_ALGORITHM -> false;
          default -> true;
        };
    Name origin = description.origin;
    long ttl = description.ttl;
    Name admin = Name.fromConstantString("hostmaster.lab-ns.");
    add(
        new SOARecord(
            origin, DClass.IN, ttl, NAME_SERVER, admin, 1, 3600, 600, 86400, NEGATIVE_TTL));
    add(new NSRecord(origin, DClass.IN, ttl, NAME_SERVER));
    description.records.forEach(this::add);
    delegations.forEach(this::add);
    signer = signed ? new ZoneSigner(description, now) : null;
    LabZone.Nsec3 nsec3 = description.nsec3;
    if (signer != null) {
      signer.keys().forEach(this::add);
      if (nsec3 != null) {
        byte[] salt = nsec3.salt().length == 0 ? null : nsec3.salt();
        add(
            new NSEC3PARAMRecord(
                origin, DClass.IN, 0, NSEC3Record.SHA1_DIGEST_ID, 0, nsec3.iterations(), salt));
      }
    }
    data.keySet().forEach(this::addAncestors);
    denial = signed ? chain(nsec3) : null;
  }

  Name origin() {
    return description.origin;
  }

  @Nullable RRset get(Name name, int type) {
    return data.getOrDefault(name, Map.of()).get(type);
  }

  Map<Integer, RRset> at(Name name) {
    return data.getOrDefault(name, Map.of());
  }

  boolean exists(Name name) {
    return existing.contains(name);
  }

  /** Whether the name is below the apex and delegated. */
  boolean isCut(Name name) {
    return !name.equals(origin()) && get(name, Type.NS) != null;
  }

  private void add(Record record) {
    if (!record.getName().subdomain(origin())) {
      throw new IllegalArgumentException(record + " does not belong in zone " + origin());
    }
    data.computeIfAbsent(record.getName(), unused -> new TreeMap<>())
        .computeIfAbsent(record.getType(), unused -> new RRset())
        .addRR(record);
  }

  private void addAncestors(Name name) {
    Name step = name;
    while (existing.add(step) && !step.equals(origin())) {
      step = Names.parent(step);
    }
  }

  private Denial chain(LabZone.@Nullable Nsec3 nsec3) {
    NavigableMap<Name, Set<Integer>> types = new TreeMap<>();
    data.forEach((name, sets) -> {
      boolean unsignedCut = isCut(name) && !sets.containsKey(Type.DS);
      if (!occluded(name) && !(nsec3 != null && nsec3.optOut() && unsignedCut)) {
        Set<Integer> bits = new TreeSet<>(sets.keySet());
        if (isCut(name)) {
          bits.retainAll(Set.of(Type.NS, Type.DS));
        }
        types.put(name, bits);
      }
    });
    if (nsec3 == null) {
      return new NsecChain(types, NEGATIVE_TTL);
    }
    for (Name name : List.copyOf(types.keySet())) {
      for (Name n = name; !n.equals(origin()); n = Names.parent(n)) {
        types.putIfAbsent(n, Set.of());
      }
    }
    return new Nsec3Chain(origin(), types, nsec3, NEGATIVE_TTL);
  }

  /** Whether the name lies below a cut or a DNAME. */
  private boolean occluded(Name name) {
    for (Name n = name; !n.equals(origin()); ) {
      n = Names.parent(n);
      if (isCut(n) || get(n, Type.DNAME) != null) {
        return true;
      }
    }
    return false;
  }
}
