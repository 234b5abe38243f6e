// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;

/**
 * The description of one zone: its records and how it is signed. Names without a trailing dot are
 * relative to the zone, {@code "@"} is its apex; SOA, NS, DNSKEY, DS and denial records are made
 * automatically. Not thread-safe; the zone is built from it afterwards.
 */
public final class LabZone {
  /** How the chain of trust to the zone is made, or broken. */
  enum Trust {
    SIGNED,
    /** No signature and no DS. */
    UNSIGNED,
    /** Signed, but the parent has no DS. */
    NO_DS,
    /** Every RRset but the keys was changed after signing. */
    BOGUS,
    /** All signatures ended a day ago. */
    EXPIRED,
    /** The parent's DS names a key that is not there. */
    BAD_DS,
    /** The parent's only DS has an algorithm that nobody implements. */
    UNKNOWN_ALGORITHM
  }

  /** The parameters of the NSEC3 chain (RFC 5155). */
  record Nsec3(int iterations, byte[] salt, boolean optOut) {}

  /** A name and a type. */
  record Key(Name name, int type) {}

  final Name origin;
  final List<Record> records = new ArrayList<>();
  final Set<Key> bogus = new HashSet<>();
  Trust trust = Trust.SIGNED;
  LabAlgorithm algorithm = LabAlgorithm.ECDSA_P256;
  @Nullable Nsec3 nsec3;
  long ttl = 300;
  int keyGeneration = 1;

  LabZone(Name origin) {
    this.origin = origin;
  }

  LabZone copy() {
    LabZone copy = new LabZone(origin);
    copy.records.addAll(records);
    copy.bogus.addAll(bogus);
    copy.trust = trust;
    copy.algorithm = algorithm;
    copy.nsec3 = nsec3;
    copy.ttl = ttl;
    copy.keyGeneration = keyGeneration;
    return copy;
  }

  /** Adds an MX record at the apex. */
  public LabZone mx(int preference, String host) {
    return mx("@", preference, host);
  }

  public LabZone mx(String name, int preference, String host) {
    return record(name + " IN MX " + preference + " " + host);
  }

  public LabZone a(String name, String address) {
    return record(name + " IN A " + address);
  }

  public LabZone aaaa(String name, String address) {
    return record(name + " IN AAAA " + address);
  }

  public LabZone cname(String name, String target) {
    return record(name + " IN CNAME " + target);
  }

  public LabZone dname(String name, String target) {
    return record(name + " IN DNAME " + target);
  }

  /** Adds a TXT record of one string without quotes in it. */
  public LabZone txt(String name, String text) {
    return record(name + " IN TXT \"" + text + "\"");
  }

  /**
   * Adds {@code _port._tcp.host TLSA data}.
   *
   * @param data usage, selector, matching type and hex, as in {@code "3 1 1 8cb0…"}
   */
  public LabZone tlsa(int port, String host, String data) {
    String owner = "_" + port + "._tcp" + (host.equals("@") ? "" : "." + host);
    return record(owner + " IN TLSA " + data);
  }

  /** Adds records in master-file text (RFC 1035 section 5), any number of lines. */
  public LabZone record(String masterFileText) {
    byte[] text = (masterFileText + "\n").getBytes(StandardCharsets.UTF_8);
    try (Master master = new Master(new ByteArrayInputStream(text), origin, ttl)) {
      for (Record r = master.nextRecord(); r != null; r = master.nextRecord()) {
        records.add(r);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "expected master-file text for " + origin + ", got: " + masterFileText, e);
    }
    return this;
  }

  /** Adds one record as it is; the way for data that has no presentation form. */
  public LabZone record(Record record) {
    records.add(record);
    return this;
  }

  /** Takes away what was added at that name with that type. */
  public LabZone remove(String name, int type) {
    Name owner = name(name);
    records.removeIf(r -> r.getType() == type && r.getName().equals(owner));
    return this;
  }

  /**
   * The TTL in seconds of records added after this call and of the automatic ones; 300 if unset.
   */
  public LabZone ttl(long seconds) {
    ttl = seconds;
    return this;
  }

  public LabZone algorithm(LabAlgorithm algorithm) {
    this.algorithm = algorithm;
    return this;
  }

  /** Denies with NSEC3, no extra iterations, no salt (RFC 9276 section 3.1). */
  public LabZone nsec3() {
    return nsec3(0, new byte[0], false);
  }

  public LabZone nsec3OptOut() {
    return nsec3(0, new byte[0], true);
  }

  public LabZone nsec3(int iterations, byte[] salt, boolean optOut) {
    nsec3 = new Nsec3(iterations, salt.clone(), optOut);
    return this;
  }

  /** Every RRset but the keys was changed after signing. */
  public LabZone bogus() {
    return trust(Trust.BOGUS);
  }

  /** That one RRset was changed after signing. */
  public LabZone bogus(String name, int type) {
    bogus.add(new Key(name(name), type));
    return this;
  }

  public LabZone expired() {
    return trust(Trust.EXPIRED);
  }

  public LabZone badDs() {
    return trust(Trust.BAD_DS);
  }

  /** Signed, but without a DS at the parent: an island of security, insecure from the root. */
  public LabZone withoutDs() {
    return trust(Trust.NO_DS);
  }

  /** Unsigned, with a DS whose algorithm nobody implements: insecure (RFC 4035 section 5.2). */
  public LabZone unknownDsAlgorithm() {
    return trust(Trust.UNKNOWN_ALGORITHM);
  }

  /** Signed as usual: takes back the breakages above. */
  public LabZone sound() {
    bogus.clear();
    return trust(Trust.SIGNED);
  }

  LabZone trust(Trust trust) {
    this.trust = trust;
    return this;
  }

  /** Selects the zone's keys: another number is another pair of keys (1 if unset). */
  public LabZone keyGeneration(int generation) {
    keyGeneration = generation;
    return this;
  }

  private Name name(String text) {
    return absolute(text, origin);
  }

  static Name absolute(String text, Name origin) {
    try {
      return Name.fromString(text, origin);
    } catch (TextParseException e) {
      throw new IllegalArgumentException("not a domain name: " + text, e);
    }
  }
}
