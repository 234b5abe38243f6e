// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.net.InetAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.postern.lab.dns.LabDns;
import org.postern.lab.dns.ResolverMode;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Header;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** The attacker's workshop: forged records, keys of their own, and genuine messages to replay. */
final class Forger {
  static final Name UNSIGNED_ZONE = Name.fromConstantString("insecure.test.");
  private static final Name EVIL = Name.fromConstantString("evil.insecure.test.");
  private static final long TTL = 300;
  private static final int DENIED_TYPES = Type.NS;

  private final LabDns lab;
  private final KeyPair key;

  Forger(LabDns lab) throws Exception {
    this.lab = lab;
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    this.key = generator.generateKeyPair();
  }

  /** A genuine message of the lab, as it would have been seen on the path before. */
  Message genuine(Name name, int type) {
    Message query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    query.addRecord(new OPTRecord(4096, 0, 0, ExtendedFlags.DO), Section.ADDITIONAL);
    return lab.answer(query, ResolverMode.RECURSIVE);
  }

  /** A forged record of any type that is asked for. */
  Record record(Name name, int type) {
    try {
      return switch (type) {
        case Type.MX -> new MXRecord(name, DClass.IN, TTL, 0, EVIL);
        case Type.A -> new ARecord(name, DClass.IN, TTL, InetAddress.getByName("203.0.113.66"));
        case Type.AAAA ->
            new AAAARecord(name, DClass.IN, TTL, InetAddress.getByName("2001:db8::66"));
        case Type.TLSA -> new TLSARecord(name, DClass.IN, TTL, 3, 1, 1, new byte[32]);
        case Type.TXT -> new TXTRecord(name, DClass.IN, TTL, "forged");
        case Type.CNAME -> new CNAMERecord(name, DClass.IN, TTL, EVIL);
        case Type.DNSKEY -> dnskey(name);
        case Type.DS -> new DSRecord(name, DClass.IN, TTL, DSRecord.SHA256_DIGEST_ID, dnskey(name));
        default -> throw new IllegalArgumentException(Type.string(type));
      };
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  DNSKEYRecord dnskey(Name zone) {
    try {
      return new DNSKEYRecord(
          zone, DClass.IN, TTL, 257, 3, DNSSEC.Algorithm.ECDSAP256SHA256, key.getPublic());
    } catch (DNSSEC.DNSSECException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A signature that is right in all but the key, in the name of that zone. */
  RRSIGRecord sign(Name zone, Record... records) {
    try {
      Instant now = Instant.now();
      return DNSSEC.sign(
          new RRset(records),
          dnskey(zone),
          key.getPrivate(),
          now.minus(Duration.ofHours(1)),
          now.plus(Duration.ofDays(10)));
    } catch (DNSSEC.DNSSECException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The signature over a set that belongs to another name or zone, put in words of that zone. */
  RRSIGRecord junkSignature(Record over, Name zone) {
    Instant now = Instant.now();
    return new RRSIGRecord(
        over.getName(),
        DClass.IN,
        TTL,
        over.getType(),
        DNSSEC.Algorithm.ECDSAP256SHA256,
        TTL,
        now.plus(Duration.ofDays(10)),
        now.minus(Duration.ofHours(1)),
        dnskey(zone).getFootprint(),
        zone,
        new byte[64]);
  }

  SOARecord soa(Name zone) {
    return new SOARecord(zone, DClass.IN, TTL, EVIL, EVIL, 1, 3600, 600, 86400, 300);
  }

  /** Says that the name exists without any type of interest. */
  NSECRecord nsec(Name name) {
    try {
      return new NSECRecord(
          name,
          DClass.IN,
          TTL,
          Name.concatenate(Name.fromConstantString("\\000"), name),
          new int[] {Type.RRSIG, Type.NSEC});
    } catch (org.xbill.DNS.NameTooLongException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Says that the name is a delegation without DS. */
  NSECRecord delegation(Name name) {
    NSECRecord plain = nsec(name);
    return new NSECRecord(
        name, DClass.IN, TTL, plain.getNext(), new int[] {DENIED_TYPES, Type.RRSIG, Type.NSEC});
  }

  /** An NSEC3 whose span covers all hashes but its own. */
  NSEC3Record nsec3(Name zone, int iterations, int flags) {
    byte[] hash = new byte[20];
    hash[19] = 1;
    Name owner = below("0".repeat(32), zone);
    return new NSEC3Record(
        owner, DClass.IN, TTL, 1, flags, iterations, new byte[0], hash, new int[] {Type.NS});
  }

  static Name below(String relative, Name zone) {
    try {
      return Name.fromString(relative, zone);
    } catch (TextParseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The apex of the zone that genuinely holds the name. */
  Name zoneOf(Name name) {
    for (Name zone = name; zone.labels() > 1; zone = new Name(zone, 1)) {
      if (!genuine(zone, Type.SOA).getSection(Section.ANSWER).isEmpty()
          && genuine(zone, Type.SOA).getSection(Section.ANSWER).get(0).getName().equals(zone)
          && genuine(zone, Type.SOA).getSection(Section.ANSWER).get(0).getType() == Type.SOA) {
        return zone;
      }
    }
    return Name.root;
  }

  /** A reply to the query with these sections and the header of an honest one. */
  static Message reply(Message query, int rcode, List<Record> answer, List<Record> authority) {
    Message reply = new Message(query.getHeader().getID());
    Header header = reply.getHeader();
    header.setFlag(org.xbill.DNS.Flags.QR);
    header.setFlag(org.xbill.DNS.Flags.RD);
    header.setFlag(org.xbill.DNS.Flags.RA);
    header.setRcode(rcode);
    reply.addRecord(query.getQuestion(), Section.QUESTION);
    answer.forEach(record -> reply.addRecord(record, Section.ANSWER));
    authority.forEach(record -> reply.addRecord(record, Section.AUTHORITY));
    reply.addRecord(new OPTRecord(1232, 0, 0, ExtendedFlags.DO), Section.ADDITIONAL);
    return reply;
  }

  static Message withSection(Message message, int section, List<Record> records) {
    Message changed = message.clone();
    List<Record> copy = new ArrayList<>(records);
    changed.removeAllRecords(section);
    copy.forEach(record -> changed.addRecord(record, section));
    return changed;
  }

  static Message without(Message message, int section, Predicate<Record> gone) {
    return withSection(
        message, section, message.getSection(section).stream().filter(gone.negate()).toList());
  }

  static List<Record> answer(Message message) {
    return message.getSection(Section.ANSWER);
  }

  static List<Record> authority(Message message) {
    return message.getSection(Section.AUTHORITY);
  }
}
