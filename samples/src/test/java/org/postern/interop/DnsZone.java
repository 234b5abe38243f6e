// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import java.util.ArrayList;
import java.util.List;

/**
 * A zone of the laboratory in master file syntax, and how it is signed.
 *
 * @param name absolute, without the final dot; empty for the root
 * @param signing how the zone is signed, or spoilt after that
 * @param lines the records, relative to the zone, without SOA and NS
 */
record DnsZone(String name, Signing signing, List<String> lines) {

  /** What a correct validator makes of the zone. */
  enum Signing {
    /** Signed, and the parent's DS says so: secure. */
    SIGNED,
    /** As {@link #SIGNED}, with NSEC3 instead of NSEC. */
    SIGNED_NSEC3,
    /** Not signed, and the parent proves that there is no DS: insecure. */
    UNSIGNED,
    /** Addresses, MX and TLSA data changed after signing: bogus. */
    TAMPERED,
    /** Signatures that ended yesterday: bogus. */
    EXPIRED,
    /** Signed, but the parent's DS names another key: bogus. */
    WRONG_DS,
    /** Delegated, but the server does not have it: every question ends in SERVFAIL. */
    UNSERVED
  }

  DnsZone {
    lines = List.copyOf(lines);
  }

  static DnsZone signed(String name, String... lines) {
    return new DnsZone(name, Signing.SIGNED, List.of(lines));
  }

  static DnsZone unsigned(String name, String... lines) {
    return new DnsZone(name, Signing.UNSIGNED, List.of(lines));
  }

  DnsZone with(String... more) {
    List<String> all = new ArrayList<>(lines);
    all.addAll(List.of(more));
    return new DnsZone(name, signing, all);
  }

  DnsZone as(Signing other) {
    return new DnsZone(name, other, lines);
  }

  String fqdn() {
    return name + ".";
  }

  String fileName() {
    return name.isEmpty() ? "root.zone" : name + ".zone";
  }

  boolean isSigned() {
    return signing != Signing.UNSIGNED && signing != Signing.UNSERVED;
  }

  /** The zone whose delegation this one is: the closest of {@code zones} above it. */
  DnsZone parent(List<DnsZone> zones) {
    String parent = name;
    while (!parent.isEmpty()) {
      int dot = parent.indexOf('.');
      parent = dot < 0 ? "" : parent.substring(dot + 1);
      for (DnsZone zone : zones) {
        if (zone.name.equals(parent)) {
          return zone;
        }
      }
    }
    throw new IllegalStateException("no zone above " + fqdn());
  }
}
