// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postern.dns.SecureResolver;
import org.postern.dns.SecurityStatus;
import org.postern.lab.dns.LabDns;
import org.postern.lab.dns.LabNameServer;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/**
 * A3: names below an alias. Where the alias leads says nothing of their own zone, neither that it
 * is signed nor that it is not (RFC 4035 section 5.2, RFC 1034 section 3.6.2).
 */
@Timeout(60)
class AliasAboveTest {

  private static LabDns lab() {
    return LabDns.builder()
        .zone(
            "example.test",
            z ->
                z.cname("toinsecure", "www.insecure.test.")
                    .cname("tosecure", "secure.test.")
                    .cname("tobogus", "www.bogus.test.")
                    .cname("tounknown", "unknownalg.test."))
        .zone("secure.test", z -> z.a("@", "127.0.0.1"))
        .zone("bogus.test", z -> z.a("www", "127.0.0.1").badDs())
        .zone("unknownalg.test", z -> z.a("@", "127.0.0.1").unknownDsAlgorithm())
        .unsigned("insecure.test", z -> z.a("www", "127.0.0.1"))
        .unsigned("sub.toinsecure.example.test", z -> z.a("x", "127.0.0.1"))
        .unsigned("sub.tosecure.example.test", z -> z.a("x", "127.0.0.1"))
        .unsigned("sub.tobogus.example.test", z -> z.a("x", "127.0.0.1"))
        .unsigned("sub.tounknown.example.test", z -> z.a("x", "127.0.0.1"))
        .build();
  }

  @Test
  void unsignedZoneBelowAnAlias_isInsecure() throws Exception {
    try (LabDns lab = lab();
        SecureResolver resolver = DnsLab.validating(lab, lab.serve())) {
      for (String alias : new String[] {"toinsecure", "tosecure", "tobogus", "tounknown"}) {
        String name = "x.sub." + alias + ".example.test";
        assertThat(DnsLab.ask(resolver, name, "A").status())
            .as(name)
            .isEqualTo(SecurityStatus.INSECURE);
      }
    }
  }

  @Test
  void forgeryBelowAnAlias_isBogus_whereverTheAliasLeads() throws Exception {
    try (LabDns lab = lab();
        LabNameServer server = lab.serve();
        SecureResolver resolver = DnsLab.validating(lab, server)) {
      server.interceptBoth(AliasAboveTest::forge);
      for (String alias : new String[] {"toinsecure", "tosecure", "tobogus", "tounknown"}) {
        String name = "forged." + alias + ".example.test";
        assertThat(DnsLab.ask(resolver, name, "A").status())
            .as(name)
            .isEqualTo(SecurityStatus.BOGUS);
      }
    }
  }

  /** An unsigned address for every name that begins with "forged". */
  private static Message forge(Message query, Message honest) {
    Name name = query.getQuestion().getName();
    if (name.toString().startsWith("forged.")) {
      honest.getHeader().setRcode(Rcode.NOERROR);
      honest.removeAllRecords(Section.ANSWER);
      honest.removeAllRecords(Section.AUTHORITY);
      honest.addRecord(
          new ARecord(name, DClass.IN, 300, InetAddress.getLoopbackAddress()), Section.ANSWER);
    }
    return honest;
  }
}
