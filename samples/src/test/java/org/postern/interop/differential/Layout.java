// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

import org.xbill.DNS.Type;

/**
 * The names of one combination of the zone side.
 *
 * @param nextHop as the judges take it
 * @param domain the next hop as a name
 * @param base the TLSA base domain
 * @param expanded the name at the end of the next hop's CNAME, or the domain itself
 * @param port of the server
 */
record Layout(String nextHop, String domain, String base, String expanded, int port) {

  /** How a next hop leads to a host. */
  enum Side {
    MX_SECURE,
    MX_INSECURE,
    MX_BOGUS,
    MX_SERVFAIL,
    MX_TO_SECURE_CNAME,
    /** The TLSA records are at the alias, not at what it stands for. */
    MX_TO_SECURE_CNAME_TLSA_AT_ALIAS,
    /** Alias in a signed zone, address in an unsigned one. */
    MX_TO_HALF_SECURE_CNAME,
    MX_TO_INSECURE_CNAME,
    MX_HOST_INSECURE,
    MX_HOST_BOGUS,
    NEXT_HOP_CNAME_TO_MX,
    NO_MX,
    NO_MX_INSECURE,
    NO_MX_CNAME,
    RELAY,
    RELAY_CNAME
  }

  static final int RELAY_PORT = 587;

  /** Adds the records that lead to the host, without TLSA. */
  static Layout describe(Side side, String label, String address, Zones zones) {
    String domain = label + "." + Zones.SECURE;
    String unsigned = label + "." + Zones.INSECURE;
    String mx = "mx." + domain;
    String alias = "alias." + domain;
    String a = "A " + address;
    String base = mx;
    switch (side) {
      case MX_SECURE -> {
        zones.add(domain, "MX 10 " + mx + ".");
        zones.add(mx, a);
      }
      case MX_INSECURE -> {
        zones.add(unsigned, "MX 10 " + mx + ".");
        zones.add(mx, a);
        return new Layout(unsigned, unsigned, mx, unsigned, 25);
      }
      case MX_BOGUS -> {
        zones.add(domain, "MX 10 " + mx + ".");
        zones.bogus(domain, Type.MX);
        zones.add(mx, a);
      }
      case MX_SERVFAIL -> {
        zones.add(domain, "MX 10 " + mx + ".");
        zones.servfail(domain, Type.MX);
        zones.add(mx, a);
      }
      case MX_TO_SECURE_CNAME -> {
        zones.add(domain, "MX 10 " + alias + ".");
        zones.add(alias, "CNAME " + mx + ".");
        zones.add(mx, a);
      }
      case MX_TO_SECURE_CNAME_TLSA_AT_ALIAS -> {
        zones.add(domain, "MX 10 " + alias + ".");
        zones.add(alias, "CNAME " + mx + ".");
        zones.add(mx, a);
        base = alias;
      }
      case MX_TO_HALF_SECURE_CNAME -> {
        zones.add(domain, "MX 10 " + alias + ".");
        zones.add(alias, "CNAME mx." + unsigned + ".");
        zones.add("mx." + unsigned, a);
        base = alias;
      }
      case MX_TO_INSECURE_CNAME -> {
        zones.add(domain, "MX 10 alias." + unsigned + ".");
        zones.add("alias." + unsigned, "CNAME " + mx + ".");
        zones.add(mx, a);
      }
      case MX_HOST_INSECURE -> {
        zones.add(domain, "MX 10 mx." + unsigned + ".");
        zones.add("mx." + unsigned, a);
        base = "mx." + unsigned;
      }
      case MX_HOST_BOGUS -> {
        zones.add(domain, "MX 10 " + mx + ".");
        zones.add(mx, a);
        zones.bogus(mx, Type.A);
      }
      case NEXT_HOP_CNAME_TO_MX -> {
        String target = "target." + domain;
        zones.add(domain, "CNAME " + target + ".");
        zones.add(target, "MX 10 " + mx + ".");
        zones.add(mx, a);
        return new Layout(domain, domain, mx, target, 25);
      }
      case NO_MX -> {
        zones.add(domain, a);
        base = domain;
      }
      case NO_MX_INSECURE -> {
        zones.add(unsigned, a);
        return new Layout(unsigned, unsigned, unsigned, unsigned, 25);
      }
      case NO_MX_CNAME -> {
        zones.add(domain, "CNAME " + mx + ".");
        zones.add(mx, a);
        return new Layout(domain, domain, mx, mx, 25);
      }
      case RELAY -> {
        zones.add(mx, a);
        return relay(mx, mx);
      }
      case RELAY_CNAME -> {
        zones.add(alias, "CNAME " + mx + ".");
        zones.add(mx, a);
        return relay(alias, mx);
      }
    }
    return new Layout(domain, domain, base, domain, 25);
  }

  private static Layout relay(String host, String base) {
    return new Layout("[" + host + "]:" + RELAY_PORT, host, base, base, RELAY_PORT);
  }

  /** The owner of the TLSA records. */
  String tlsaOwner() {
    return "_" + port + "._tcp." + base;
  }
}
