// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** The keys of a zone, and its signatures, each made when it is first asked for. Thread-safe. */
final class ZoneSigner {
  private static final int ZONE_KEY = 256;
  private static final int SECURE_ENTRY_POINT = 257;

  private final LabZone zone;
  private final ZoneKey keySigning;
  private final ZoneKey zoneSigning;
  private final DNSKEYRecord keySigningRecord;
  private final DNSKEYRecord zoneSigningRecord;
  private final Instant inception;
  private final Instant expiration;
  private final ConcurrentMap<LabZone.Key, RRSIGRecord> signatures = new ConcurrentHashMap<>();

  ZoneSigner(LabZone zone, Instant now) {
    this.zone = zone;
    String label = zone.origin.toString() + zone.keyGeneration;
    keySigning = ZoneKey.of(label + " KSK", zone.algorithm);
    keySigningRecord = keySigning.dnskey(zone.origin, zone.ttl, SECURE_ENTRY_POINT);
    ZoneKey key;
    DNSKEYRecord record;
    int attempt = 0;
    do { // two keys of one tag in a zone would make its verdict a matter of luck
      key = ZoneKey.of(label + " ZSK" + attempt++, zone.algorithm);
      record = key.dnskey(zone.origin, zone.ttl, ZONE_KEY);
    } while (record.getFootprint() == keySigningRecord.getFootprint());
    zoneSigning = key;
    zoneSigningRecord = record;
    boolean expired = zone.trust == LabZone.Trust.EXPIRED;
    inception = now.minus(expired ? Duration.ofDays(10) : Duration.ofHours(1));
    expiration = expired ? now.minus(Duration.ofDays(1)) : now.plus(Duration.ofDays(30));
  }

  DNSKEYRecord keySigningKey() {
    return keySigningRecord;
  }

  List<DNSKEYRecord> keys() {
    return List.of(keySigningRecord, zoneSigningRecord);
  }

  /** The DS that the parent publishes. */
  DSRecord ds(long ttl) {
    var ds = new DSRecord(zone.origin, DClass.IN, ttl, DNSSEC.Digest.SHA256, keySigningRecord);
    if (zone.trust != LabZone.Trust.BAD_DS) {
      return ds;
    }
    byte[] digest = ds.getDigest().clone();
    digest[digest.length - 1] ^= 1;
    return new DSRecord(
        zone.origin,
        DClass.IN,
        ttl,
        ds.getFootprint(),
        ds.getAlgorithm(),
        ds.getDigestID(),
        digest);
  }

  boolean changedAfterSigning(Name name, int type) {
    return (zone.trust == LabZone.Trust.BOGUS && type != Type.DNSKEY)
        || zone.bogus.contains(new LabZone.Key(name, type));
  }

  /** The records of the set, then its signature. */
  List<Record> signed(RRset set) {
    List<Record> out = new ArrayList<>(set.rrs(false));
    out.add(
        signatures.computeIfAbsent(
            new LabZone.Key(set.getName(), set.getType()), unused -> sign(set)));
    return out;
  }

  private RRSIGRecord sign(RRset set) {
    boolean keys = set.getType() == Type.DNSKEY;
    DNSKEYRecord record = keys ? keySigningRecord : zoneSigningRecord;
    RRSIGRecord unsigned = signature(set, record, new byte[0]);
    byte[] data = DNSSEC.digestRRset(unsigned, set);
    if (changedAfterSigning(set.getName(), set.getType())) {
      data[data.length - 1] ^= 1; // what was signed is not what is served
    }
    return signature(set, record, (keys ? keySigning : zoneSigning).sign(data));
  }

  private RRSIGRecord signature(RRset set, DNSKEYRecord key, byte[] signature) {
    return new RRSIGRecord(
        set.getName(),
        DClass.IN,
        set.getTTL(),
        set.getType(),
        key.getAlgorithm(),
        set.getTTL(),
        expiration,
        inception,
        key.getFootprint(),
        zone.origin,
        signature);
  }
}
