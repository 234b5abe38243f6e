// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/**
 * Compares this machine's clock with the signatures of the root's keys, which are valid for a few
 * weeks: with a clock outside of that, everything signed looks bogus.
 */
final class RootSignature {

  private static final String CHECK = "clock";
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private RootSignature() {}

  static Finding compare(InetSocketAddress server, Instant clock) {
    Instant now = clock.truncatedTo(ChronoUnit.SECONDS);
    List<Record> signatures;
    try {
      signatures = ask(server);
    } catch (IOException e) {
      return Finding.unknown(
          CHECK,
          now
              + " cannot be compared with the root's signatures: no answer from "
              + server
              + " ("
              + e
              + ")");
    }
    if (signatures.isEmpty()) {
      return Finding.unknown(
          CHECK, now + " cannot be compared: the DNS server sent no signature of the root's keys");
    }
    String windows = "";
    for (Record record : signatures) {
      RRSIGRecord signature = (RRSIGRecord) record;
      String window = signature.getTimeSigned() + " to " + signature.getExpire();
      if (!now.isBefore(signature.getTimeSigned()) && !now.isAfter(signature.getExpire())) {
        return Finding.ok(
            CHECK, now + " is within the validity of the root's signatures, " + window);
      }
      windows += (windows.isEmpty() ? "" : "; ") + window;
    }
    return Finding.problem(
        CHECK,
        now
            + " is outside the validity of the root's signatures, "
            + windows
            + "; set the clock, or ask why the DNS server sends old answers");
  }

  private static List<Record> ask(InetSocketAddress server) throws IOException {
    SimpleResolver resolver = new SimpleResolver(server);
    resolver.setTimeout(TIMEOUT);
    resolver.setEDNS(0, 0, ExtendedFlags.DO);
    Message query = Message.newQuery(Record.newRecord(Name.root, Type.DNSKEY, DClass.IN));
    query.getHeader().setFlag(Flags.CD);
    return resolver.send(query).getSection(Section.ANSWER).stream()
        .filter(r -> r instanceof RRSIGRecord s && s.getTypeCovered() == Type.DNSKEY)
        .filter(r -> r.getName().equals(Name.root))
        .toList();
  }
}
