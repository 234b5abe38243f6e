// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** All zones from the root down, delegated and signed. Does not change. */
final class Hierarchy {
  private static final int UNKNOWN_ALGORITHM = 200;

  private final Map<Name, BuiltZone> zones = new HashMap<>();

  /**
   * @param described the zones by name; the root and missing top-level domains are added
   */
  Hierarchy(Map<Name, LabZone> described, Instant now) {
    NavigableMap<Name, LabZone> all = new TreeMap<>(described);
    all.computeIfAbsent(Name.root, LabZone::new);
    for (Name name : described.keySet()) {
      if (name.labels() > 2) {
        all.computeIfAbsent(Names.below(Name.root, name, 1), LabZone::new);
      }
    }
    Map<Name, List<Record>> delegations = new HashMap<>();
    delegations.computeIfAbsent(Name.root, unused -> new ArrayList<>()).add(nameServer());
    all.forEach((name, zone) -> {
      if (!name.equals(Name.root)) {
        LabZone parent = all.get(parentZone(name, all));
        delegations
            .computeIfAbsent(parent.origin, unused -> new ArrayList<>())
            .addAll(delegation(zone, parent.ttl, now));
      }
    });
    // a parent sorts before what is below it, so its verdict is there first
    all.forEach((name, zone) ->
        zones.put(
            name,
            new BuiltZone(
                zone, delegations.getOrDefault(name, List.of()), verdict(zone, all), now)));
  }

  /**
   * The zone that answers: the deepest one, but for DS the one above the cut (RFC 4035 3.1.4.1).
   */
  BuiltZone zoneFor(Name name, int type) {
    Name step = type == Type.DS && !name.equals(Name.root) ? Names.parent(name) : name;
    while (true) {
      BuiltZone zone = zones.get(step);
      if (zone != null) {
        return zone;
      }
      step = Names.parent(step);
    }
  }

  @Nullable BuiltZone zone(Name origin) {
    return zones.get(origin);
  }

  /** The root's key-signing key: the trust anchor. */
  DNSKEYRecord anchor() {
    ZoneSigner signer = zones.get(Name.root).signer;
    if (signer == null) {
      throw new IllegalStateException("the lab's root is unsigned: there is no trust anchor");
    }
    return signer.keySigningKey();
  }

  private Security verdict(LabZone zone, NavigableMap<Name, LabZone> all) {
    Security above =
        zone.origin.equals(Name.root)
            ? Security.SECURE
            : zones.get(parentZone(zone.origin, all)).security;
    if (above != Security.SECURE) {
      return above;
    }
    return switch (zone.trust) {
      case SIGNED -> Security.SECURE;
      case UNSIGNED, NO_DS, UNKNOWN_ALGORITHM -> Security.INSECURE;
      case BOGUS, EXPIRED, BAD_DS -> Security.BOGUS;
    };
  }

  private static Record nameServer() {
    return new ARecord(BuiltZone.NAME_SERVER, DClass.IN, 300, InetAddress.getLoopbackAddress());
  }

  private static Name parentZone(Name name, Map<Name, LabZone> all) {
    Name step = Names.parent(name);
    while (!all.containsKey(step)) {
      step = Names.parent(step);
    }
    return step;
  }

  private static List<Record> delegation(LabZone zone, long ttl, Instant now) {
    Record ns = new NSRecord(zone.origin, DClass.IN, ttl, BuiltZone.NAME_SERVER);
    return switch (zone.trust) {
      case UNSIGNED, NO_DS -> List.of(ns);
      case UNKNOWN_ALGORITHM ->
          List.of(
              ns,
              new DSRecord(zone.origin, DClass.IN, ttl, 12345, UNKNOWN_ALGORITHM, 2, new byte[32]));
      default -> List.of(ns, new ZoneSigner(zone, now).ds(ttl));
    };
  }
}
