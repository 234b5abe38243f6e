// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.postern.dns.DnsOptions;
import org.postern.dns.DnsOptions.Trust;
import org.postern.dns.SecureAnswer;
import org.postern.dns.SecureResolver;
import org.postern.dns.SecureResolvers;
import org.postern.lab.dns.LabAlgorithm;
import org.postern.lab.dns.LabDns;
import org.postern.lab.dns.LabNameServer;
import org.postern.lab.dns.LabZone;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** The zones that the tests ask about. */
final class DnsLab {
  static final String TLSA = "3 1 1 " + "ab".repeat(32);

  private DnsLab() {}

  static LabDns start() {
    return LabDns.builder()
        .zone(".", z -> z.algorithm(LabAlgorithm.RSA_2048)) // verified soonest
        .zone("test", z -> z.algorithm(LabAlgorithm.RSA_2048))
        .zone("example.test", DnsLab::everyKindOfAnswer)
        .zone("nsec3.test", z -> everyKindOfAnswer(z.nsec3()))
        .zone("ed25519.test", z -> mail(z.algorithm(LabAlgorithm.ED25519)))
        .zone("rsa.test", z -> mail(z.algorithm(LabAlgorithm.RSA_2048)))
        .zone("iter.test", z -> mail(z.nsec3(150, new byte[] {1}, false)))
        .zone("iterhi.test", z -> mail(z.nsec3(500, new byte[] {1}, false)))
        .unsigned("sub.iterhi.test", DnsLab::mail)
        .zone("optout.test", z -> mail(z.nsec3OptOut()))
        .unsigned("sub.optout.test", DnsLab::mail)
        .zone("signed.optout.test", DnsLab::mail)
        .unsigned("sub.nsec3.test", DnsLab::mail)
        .unsigned("sub.example.test", DnsLab::mail)
        .zone("deep.zone.example.test", DnsLab::mail)
        .zone("child.example.test", DnsLab::mail)
        .zone("child.nsec3.test", z -> mail(z.nsec3()))
        .unsigned("insecure.test", DnsLab::mail)
        .zone("island.test", z -> mail(z.withoutDs()))
        .zone("unknownalg.test", z -> mail(z.unknownDsAlgorithm()))
        .zone("bogus.test", z -> mail(z.bogus()))
        .zone("expired.test", z -> mail(z.expired()))
        .zone("badds.test", z -> mail(z.badDs()))
        .build();
  }

  private static void mail(LabZone z) {
    z.mx(10, "mx1").a("mx1", "127.0.0.1").aaaa("mx1", "::1").tlsa(25, "mx1", TLSA);
    z.a("exists.a.b.c", "127.0.0.1").mx("*.wild", 10, "mx1").a("alias.wild", "127.0.0.1");
  }

  private static void everyKindOfAnswer(LabZone z) {
    mail(z);
    z.cname("mxalias", "mx1").cname("cross", "mx1.insecure.test.");
    z.cname("*.wildalias", "mx1").cname("tobogus", "mx1.bogus.test.");
    z.cname("toed", "mx1.ed25519.test.").cname("dangling", "nx");
    z.dname("d", "rsa.test.").dname("dcross", "insecure.test.");
    z.cname("loop1", "loop2").cname("loop2", "loop1");
    z.txt("txt", "genuine").record("tlsa.wild IN TLSA " + TLSA);
    z.record("*._tcp.wildtlsa IN TLSA " + TLSA).cname("_25._tcp.tlsaalias", "_25._tcp.mx1");
    z.record("*.onewild IN TLSA " + TLSA);
    for (int i = 1; i <= 12; i++) {
      z.cname("hop" + i, i == 12 ? "mx1" : "hop" + (i + 1));
    }
    for (int i = 0; i < 40; i++) {
      z.txt("big", i + "x".repeat(100));
    }
  }

  /** A resolver that validates with the lab's trust anchor. */
  static SecureResolver validating(
      LabDns lab, List<InetSocketAddress> servers, Duration deadline, Clock clock)
      throws IOException {
    Path anchor = Files.createTempFile("anchor", ".ds");
    try {
      lab.writeTrustAnchor(anchor);
      return SecureResolvers.open(
          new DnsOptions(Trust.VALIDATE, servers, List.of(), anchor, null, deadline), clock);
    } finally {
      Files.delete(anchor);
    }
  }

  /** A resolver that validates what one server says. */
  static SecureResolver validating(LabDns lab, LabNameServer server) throws IOException {
    return validating(lab, List.of(server.address()), DEADLINE, Clock.systemUTC());
  }

  static SecureAnswer ask(SecureResolver resolver, String name, String type) throws Exception {
    return resolver.lookup(name(name), Type.value(type)).get(30, TimeUnit.SECONDS);
  }

  static Name name(String name) throws TextParseException {
    return Name.fromString(name, Name.root);
  }

  static final Duration DEADLINE = Duration.ofSeconds(20);
}
