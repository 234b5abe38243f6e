// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Type;
import org.xbill.DNS.utils.base32;

/** RFC 5155, with opt-out (section 6) if the zone wants it. */
final class Nsec3Chain implements Denial {
  private static final int SHA1 = NSEC3Record.SHA1_DIGEST_ID;

  private final LabZone.Nsec3 parameters;
  private final NavigableMap<byte[], RRset> chain = new TreeMap<>(Arrays::compareUnsigned);

  /**
   * @param types the types at every name of the chain, empty non-terminals with none included
   */
  Nsec3Chain(
      Name origin, NavigableMap<Name, Set<Integer>> types, LabZone.Nsec3 parameters, long ttl) {
    this.parameters = parameters;
    NavigableMap<byte[], Set<Integer>> hashed = new TreeMap<>(Arrays::compareUnsigned);
    types.forEach((name, bits) -> hashed.put(hash(name), bits));
    List<byte[]> order = new ArrayList<>(hashed.keySet());
    base32 text = new base32(base32.Alphabet.BASE32HEX, false, false);
    for (int i = 0; i < order.size(); i++) {
      byte[] hash = order.get(i);
      Name owner = LabZone.absolute(text.toString(hash), origin);
      Set<Integer> bits = new TreeSet<>(hashed.get(hash));
      boolean unsignedCut = bits.equals(Set.of(Type.NS));
      if (!bits.isEmpty() && !unsignedCut) {
        bits.add(Type.RRSIG);
      }
      var record =
          new NSEC3Record(
              owner,
              DClass.IN,
              ttl,
              SHA1,
              parameters.optOut() ? NSEC3Record.Flags.OPT_OUT : 0,
              parameters.iterations(),
              parameters.salt().length == 0 ? null : parameters.salt(),
              order.get((i + 1) % order.size()),
              bits.stream().mapToInt(Integer::intValue).toArray());
      chain.put(hash, new RRset(record));
    }
  }

  @Override
  public List<RRset> noData(Name name) {
    RRset match = match(name);
    // without a match the name is an unsigned delegation that opted out (section 7.2.4)
    return match != null ? List.of(match) : distinct(closestEncloser(name), nextCloser(name));
  }

  @Override
  public List<RRset> nameError(Name name, Name closestEncloser) {
    Name provable = provableEncloser(name);
    return distinct(closestEncloser(name), nextCloser(name), at(Names.wildcard(provable)));
  }

  @Override
  public List<RRset> wildcardAnswer(Name name, Name closestEncloser) {
    return List.of(at(Names.below(closestEncloser, name, 1)));
  }

  @Override
  public List<RRset> wildcardNoData(Name name, Name closestEncloser) {
    return nameError(name, closestEncloser);
  }

  @Override
  public boolean optedOut(Name name) {
    return parameters.optOut() && match(name) == null;
  }

  private RRset closestEncloser(Name name) {
    return at(provableEncloser(name));
  }

  private RRset nextCloser(Name name) {
    return at(Names.below(provableEncloser(name), name, 1));
  }

  private Name provableEncloser(Name name) {
    Name candidate = name;
    while (match(candidate) == null) {
      candidate = Names.parent(candidate);
    }
    return candidate;
  }

  private @Nullable RRset match(Name name) {
    return chain.get(hash(name));
  }

  /** The record that matches or covers the name. */
  private RRset at(Name name) {
    Map.Entry<byte[], RRset> entry = chain.floorEntry(hash(name));
    return (entry != null ? entry : chain.lastEntry()).getValue();
  }

  private byte[] hash(Name name) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      byte[] value = name.toWireCanonical();
      for (int i = 0; i <= parameters.iterations(); i++) {
        sha1.update(value);
        value = sha1.digest(parameters.salt());
      }
      return value;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<RRset> distinct(RRset... sets) {
    return List.copyOf(new LinkedHashSet<>(List.of(sets)));
  }
}
