// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * The complete answer of a recursive resolver: aliases followed from zone to zone.
 *
 * @param security the weakest of all steps
 * @param extendedError the RFC 8914 code that a validating resolver gives if the answer is bogus
 */
record Recursion(
    int rcode, List<Record> answer, List<Record> authority, Security security, int extendedError) {
  private static final int MAX_ALIASES = 12;

  static Recursion resolve(Hierarchy zones, Name name, int type) {
    List<Record> answer = new ArrayList<>();
    Set<Record> authority = new LinkedHashSet<>();
    Security security = Security.SECURE;
    int extendedError = ExtendedErrorCodeOption.DNSSEC_BOGUS;
    Name next = name;
    for (int i = 0; i < MAX_ALIASES; i++) {
      BuiltZone zone = zones.zoneFor(next, type);
      ZoneAnswer step = ZoneLookup.ask(zone, next, type);
      answer.addAll(step.answer());
      authority.addAll(step.authority());
      security = security.weaker(step.security());
      if (step.security() == Security.BOGUS) {
        extendedError = extendedError(zone.description.trust);
      }
      Name target = type == Type.CNAME ? null : step.target();
      if (target == null) {
        return new Recursion(step.rcode(), answer, List.copyOf(authority), security, extendedError);
      }
      next = target;
    }
    return new Recursion(Rcode.SERVFAIL, List.of(), List.of(), Security.INSECURE, 0);
  }

  private static int extendedError(LabZone.@Nullable Trust trust) {
    if (trust == LabZone.Trust.EXPIRED) {
      return ExtendedErrorCodeOption.SIGNATURE_EXPIRED;
    }
    return trust == LabZone.Trust.BAD_DS
        ? ExtendedErrorCodeOption.DNSKEY_MISSING
        : ExtendedErrorCodeOption.DNSSEC_BOGUS;
  }
}
