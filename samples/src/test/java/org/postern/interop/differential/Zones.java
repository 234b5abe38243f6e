// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.lab.dns.Fault;
import org.postern.lab.dns.LabDns;
import org.postern.lab.dns.LabNameServer;
import org.postern.lab.dns.LabZone;
import org.xbill.DNS.Rcode;

/**
 * Collects the records of all combinations: a signed zone and an unsigned one, and unsigned ones
 * delegated from the first. Not thread-safe.
 */
final class Zones {
  static final String SECURE = "sec.test";
  static final String INSECURE = "ins.test";

  private record Key(String name, int type) {}

  private final Map<String, List<String>> insecure = new LinkedHashMap<>();
  private final List<String> secure = new ArrayList<>();
  private final List<Key> bogus = new ArrayList<>();
  private final List<Key> failing = new ArrayList<>();

  Zones() {
    insecure.put(INSECURE, new ArrayList<>());
  }

  /**
   * Adds a record; the zone is the one that the owner lies in.
   *
   * @param owner absolute, without the final dot
   * @param data type and data; names in it end in a dot
   */
  void add(String owner, String data) {
    List<String> zone = isSecure(owner) ? secure : insecure.get(INSECURE);
    zone.add(owner + ". IN " + data);
  }

  /** Adds a record to an unsigned zone of its own. */
  void addDelegated(String origin, String owner, String data) {
    insecure.computeIfAbsent(origin, zone -> new ArrayList<>()).add(owner + ". IN " + data);
  }

  /** Makes the signature of a record set wrong. */
  void bogus(String owner, int type) {
    if (!isSecure(owner)) {
      throw new IllegalArgumentException(owner + " is not signed");
    }
    bogus.add(new Key(owner, type));
  }

  /** Makes questions for it end in SERVFAIL. */
  void servfail(String owner, int type) {
    failing.add(new Key(owner, type));
  }

  static boolean isSecure(String owner) {
    return owner.endsWith("." + SECURE);
  }

  LabDns build() {
    LabDns.Builder builder = LabDns.builder();
    builder.zone(
        SECURE,
        zone -> {
          secure.forEach(zone::record);
          bogus.forEach(key -> zone.bogus(key.name() + ".", key.type()));
        });
    insecure.forEach((origin, lines) -> builder.unsigned(origin, zone -> fill(zone, lines)));
    return builder.build();
  }

  private static void fill(LabZone zone, List<String> lines) {
    lines.forEach(zone::record);
  }

  void fail(LabNameServer server) {
    failing.forEach(
        key -> server.fault(key.name() + ".", key.type(), new Fault.Response(Rcode.SERVFAIL)));
  }
}
