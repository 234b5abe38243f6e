// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.postern.dns.DnsOptions.Trust;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DNSSEC.DNSSECException;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Finds out whether a server passes DNSSEC on, by asking for the keys of the root. */
final class RootProbe {

  /** What a server did. */
  enum Finding {
    /** It delivers DNSSEC, and the keys are those of the trust anchors. */
    DELIVERS_GENUINE,
    /** It delivers signatures, or an AD bit. */
    DELIVERS,
    /** It answers without. */
    STRIPS,
    /** It does not answer. */
    SILENT;

    boolean delivers() {
      return this == DELIVERS_GENUINE || this == DELIVERS;
    }
  }

  private static final Question ROOT_KEYS = new Question(Name.root, Type.DNSKEY);

  private final Trust trust;
  private final Upstream upstream;
  private final @Nullable TrustAnchors anchors;
  private final Clock clock;

  /**
   * Makes one.
   *
   * @param anchors the trust anchors, null where none are used
   */
  RootProbe(Trust trust, Upstream upstream, @Nullable TrustAnchors anchors, Clock clock) {
    this.trust = trust;
    this.upstream = upstream;
    this.anchors = anchors;
    this.clock = clock;
  }

  /** Asks one server; the future completes normally. */
  CompletableFuture<Finding> probe(InetSocketAddress server, Deadline deadline) {
    Upstream.Mode mode =
        switch (trust) {
          case VALIDATE -> Upstream.Mode.SIGNED;
          case AD -> Upstream.Mode.JUDGED;
          case BOTH -> Upstream.Mode.SIGNED_AND_JUDGED;
        };
    return upstream
        .ask(List.of(server), ROOT_KEYS, mode, deadline)
        .handle(
            (reply, error) -> reply == null ? failed(LookupException.from(error)) : judge(reply));
  }

  /**
   * Servers without EDNS say FORMERR or NOTIMP to it (RFC 6891 section 7), and some that have it
   * say REFUSED to the DO bit together with CD. One that refuses everything fails all other lookups
   * as well, so that this finding switches nothing off.
   */
  private static Finding failed(LookupException failure) {
    return failure.isReplyWith(Rcode.FORMERR)
            || failure.isReplyWith(Rcode.NOTIMP)
            || failure.isReplyWith(Rcode.REFUSED)
        ? Finding.STRIPS
        : Finding.SILENT;
  }

  private Finding judge(Message reply) {
    boolean ad = reply.getHeader().getFlag(Flags.AD);
    if (anchors == null) {
      return ad ? Finding.DELIVERS_GENUINE : Finding.STRIPS;
    }
    for (RRset set : reply.getSectionRRsets(Section.ANSWER)) {
      if (set.getType() == Type.DNSKEY
          && set.getDClass() == DClass.IN
          && set.getName().equals(Name.root)
          && set.size() > 0
          && set.sigSize() > 0) {
        // With both back ends a missing AD bit is a disagreement, which fails lookups: it must not
        // pass for servers that have no DNSSEC to give.
        return isGenuine(set, anchors.records()) && (ad || trust == Trust.VALIDATE)
            ? Finding.DELIVERS_GENUINE
            : Finding.DELIVERS;
      }
    }
    return Finding.STRIPS;
  }

  private boolean isGenuine(RRset keys, List<DSRecord> anchors) {
    for (RRSIGRecord signature : keys.sigs()) {
      for (Record record : keys.rrs(false)) {
        DNSKEYRecord key = (DNSKEYRecord) record;
        if (key.getFootprint() == signature.getFootprint()
            && anchors.stream().anyMatch(anchor -> matches(anchor, key))) {
          try {
            DNSSEC.verify(keys, signature, key, clock.instant());
            return true;
          } catch (DNSSECException e) {
            continue; // another one may do
          }
        }
      }
    }
    return false;
  }

  private static boolean matches(DSRecord anchor, DNSKEYRecord key) {
    return anchor.getFootprint() == key.getFootprint()
        && java.util.Arrays.equals(
            anchor.getDigest(),
            new DSRecord(Name.root, DClass.IN, 0, anchor.getDigestID(), key).getDigest());
  }
}
