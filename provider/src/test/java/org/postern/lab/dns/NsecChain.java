// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Type;

/** RFC 4034 section 4, RFC 4035 section 3.1.3. */
final class NsecChain implements Denial {
  private final NavigableMap<Name, RRset> chain = new TreeMap<>();

  /**
   * @param types the types at every name that the zone is authoritative for or delegates
   */
  NsecChain(NavigableMap<Name, Set<Integer>> types, long ttl) {
    List<Name> names = new ArrayList<>(types.keySet());
    for (int i = 0; i < names.size(); i++) {
      Name owner = names.get(i);
      Name next = names.get((i + 1) % names.size());
      Set<Integer> bits = new TreeSet<>(types.get(owner));
      bits.add(Type.NSEC);
      bits.add(Type.RRSIG);
      int[] bitmap = bits.stream().mapToInt(Integer::intValue).toArray();
      chain.put(owner, new RRset(new NSECRecord(owner, DClass.IN, ttl, next, bitmap)));
    }
  }

  @Override
  public List<RRset> noData(Name name) {
    return List.of(at(name));
  }

  @Override
  public List<RRset> nameError(Name name, Name closestEncloser) {
    return List.copyOf(new LinkedHashSet<>(List.of(at(name), at(Names.wildcard(closestEncloser)))));
  }

  @Override
  public List<RRset> wildcardAnswer(Name name, Name closestEncloser) {
    return List.of(at(name));
  }

  @Override
  public List<RRset> wildcardNoData(Name name, Name closestEncloser) {
    return nameError(name, closestEncloser);
  }

  @Override
  public boolean optedOut(Name name) {
    return false;
  }

  /** The record that matches or covers the name; the apex sorts before all else in the zone. */
  private RRset at(Name name) {
    return chain.floorEntry(name).getValue();
  }
}
