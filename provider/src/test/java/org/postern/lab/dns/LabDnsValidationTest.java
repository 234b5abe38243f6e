// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/** The lab's answers, judged by a validator that is not the lab's. */
@Timeout(60)
class LabDnsValidationTest {
  private static final String TLSA = "3 1 1 " + "ab".repeat(32);
  private static LabDns lab;
  private static ValidatingResolver validator;
  private static LabNameServer validating;

  private static void mail(LabZone z) {
    z.mx(10, "mx1").a("mx1", "127.0.0.1").tlsa(25, "mx1", TLSA);
    z.a("exists.a.b.c", "127.0.0.1").mx("*.wild", 10, "mx1").a("alias.wild", "127.0.0.1");
  }

  @BeforeAll
  static void start() throws Exception {
    lab =
        LabDns.builder()
            .zone(
                "example.test",
                z -> {
                  mail(z);
                  z.cname("mxalias", "mx1").cname("cross", "mx1.insecure.test.");
                  z.cname("*.wildalias", "mx1").cname("tobogus", "mx1.bogus.test.");
                  z.dname("d", "nsec3.test.").cname("toed", "mx1.ed25519.test.");
                  z.cname("loop1", "loop2").cname("loop2", "loop1");
                  for (int i = 0; i < 40; i++) {
                    z.txt("big", i + "x".repeat(100));
                  }
                })
            .zone("ed25519.test", z -> mail(z.algorithm(LabAlgorithm.ED25519)))
            .zone("rsa.test", z -> mail(z.algorithm(LabAlgorithm.RSA_2048)))
            .zone("nsec3.test", z -> mail(z.nsec3()))
            .zone("salted.test", z -> mail(z.nsec3(5, new byte[] {1, 2}, false)))
            .zone("optout.test", z -> mail(z.nsec3OptOut()))
            .unsigned("sub.optout.test", LabDnsValidationTest::mail)
            .zone("signed.optout.test", LabDnsValidationTest::mail)
            .unsigned("sub.nsec3.test", LabDnsValidationTest::mail)
            .zone("deep.sub.example.test", LabDnsValidationTest::mail)
            .unsigned("insecure.test", LabDnsValidationTest::mail)
            .zone("island.test", z -> mail(z.withoutDs()))
            .zone("unknownalg.test", z -> mail(z.unknownDsAlgorithm()))
            .zone("bogus.test", z -> mail(z.bogus()))
            .zone("expired.test", z -> mail(z.expired()))
            .zone("badds.test", z -> mail(z.badDs()))
            .zone(
                "partly.test",
                z -> {
                  mail(z);
                  z.bogus("_25._tcp.mx1", Type.TLSA);
                })
            .zone("example.com", LabDnsValidationTest::mail)
            .build();
    LabNameServer server = lab.serve();
    validating = lab.serve().mode(ResolverMode.VALIDATING);
    var head = new SimpleResolver(server.address());
    head.setTimeout(Duration.ofSeconds(5));
    validator = new ValidatingResolver(head);
    validator.loadTrustAnchors(lab.trustAnchorStream());
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  @ParameterizedTest(name = "{0} {1} is {2} {3}")
  @CsvSource({
    "example.test, MX, SECURE, NOERROR, 1",
    "_25._tcp.mx1.example.test, TLSA, SECURE, NOERROR, 1",
    "mx1.example.test, TXT, SECURE, NOERROR, 0",
    "nx.example.test, MX, SECURE, NXDOMAIN, 0",
    "aaa.example.test, MX, SECURE, NXDOMAIN, 0",
    "zzz.example.test, MX, SECURE, NXDOMAIN, 0",
    "b.c.example.test, A, SECURE, NOERROR, 0",
    "x.y.b.c.example.test, A, SECURE, NXDOMAIN, 0",
    "x.wild.example.test, MX, SECURE, NOERROR, 1",
    "x.y.wild.example.test, MX, SECURE, NOERROR, 1",
    "x.wild.example.test, A, SECURE, NOERROR, 0",
    "alias.wild.example.test, MX, SECURE, NOERROR, 0",
    "mxalias.example.test, A, SECURE, NOERROR, 2",
    "mxalias.example.test, AAAA, SECURE, NOERROR, 1",
    "x.wildalias.example.test, A, SECURE, NOERROR, 2",
    "toed.example.test, A, SECURE, NOERROR, 2",
    "mx1.d.example.test, A, SECURE, NOERROR, 3",
    "big.example.test, TXT, SECURE, NOERROR, 40",
    "example.test, DS, SECURE, NOERROR, 1",
    "example.test, DNSKEY, SECURE, NOERROR, 2",
    "test, SOA, SECURE, NOERROR, 1",
    "nosuchtld, A, SECURE, NXDOMAIN, 0",
    "example.com, MX, SECURE, NOERROR, 1",
    "sub.example.test, A, SECURE, NOERROR, 0",
    "_25._tcp.mx1.deep.sub.example.test, TLSA, SECURE, NOERROR, 1",
    "_25._tcp.mx1.ed25519.test, TLSA, SECURE, NOERROR, 1",
    "nx.ed25519.test, TLSA, SECURE, NXDOMAIN, 0",
    "_25._tcp.mx1.rsa.test, TLSA, SECURE, NOERROR, 1",
    "_25._tcp.mx1.nsec3.test, TLSA, SECURE, NOERROR, 1",
    "mx1.nsec3.test, TXT, SECURE, NOERROR, 0",
    "nx.nsec3.test, A, SECURE, NXDOMAIN, 0",
    "b.c.nsec3.test, A, SECURE, NOERROR, 0",
    "x.b.c.nsec3.test, A, SECURE, NXDOMAIN, 0",
    "x.wild.nsec3.test, MX, SECURE, NOERROR, 1",
    "x.wild.nsec3.test, A, SECURE, NOERROR, 0",
    "nx.salted.test, A, SECURE, NXDOMAIN, 0",
    "mx1.salted.test, TXT, SECURE, NOERROR, 0",
    "mx1.sub.nsec3.test, A, INSECURE, NOERROR, 1",
    "_25._tcp.mx1.optout.test, TLSA, SECURE, NOERROR, 1",
    "mx1.optout.test, TXT, SECURE, NOERROR, 0",
    "nx.optout.test, A, INSECURE, NXDOMAIN, 0",
    "mx1.sub.optout.test, A, INSECURE, NOERROR, 1",
    "mx1.signed.optout.test, A, SECURE, NOERROR, 1",
    "cross.example.test, A, INSECURE, NOERROR, 2",
    "insecure.test, MX, INSECURE, NOERROR, 1",
    "nx.insecure.test, MX, INSECURE, NXDOMAIN, 0",
    "mx1.insecure.test, TXT, INSECURE, NOERROR, 0",
    "insecure.test, DS, SECURE, NOERROR, 0",
    "island.test, MX, INSECURE, NOERROR, 1",
    "unknownalg.test, MX, INSECURE, NOERROR, 1",
    "bogus.test, MX, BOGUS, SERVFAIL, 0",
    "nx.bogus.test, A, BOGUS, SERVFAIL, 0",
    "tobogus.example.test, A, BOGUS, SERVFAIL, 0",
    "expired.test, MX, BOGUS, SERVFAIL, 0",
    "badds.test, MX, BOGUS, SERVFAIL, 0",
    "partly.test, MX, SECURE, NOERROR, 1",
    "_25._tcp.mx1.partly.test, TLSA, BOGUS, SERVFAIL, 0",
    "loop1.example.test, A, BOGUS, SERVFAIL, 0",
  })
  void honestAnswer_hasTheVerdictOfItsZone(
      String name, String type, String verdict, String rcode, int records) throws Exception {
    Name owner = Name.fromString(name + ".");
    Message query = Message.newQuery(Record.newRecord(owner, Type.value(type), DClass.IN));

    Message judged = validator.sendAsync(query).toCompletableFuture().get(30, TimeUnit.SECONDS);

    assertThat(verdict(judged)).as("%s", judged).isEqualTo(verdict);
    assertThat(Rcode.string(judged.getRcode())).isEqualTo(rcode);
    assertThat(withoutSignatures(judged)).isEqualTo(records);

    query.getHeader().setFlag(Flags.AD);
    Message told = new SimpleResolver(validating.address()).send(query);
    assertThat(verdict(told)).as("the lab's validating resolver: %s", told).isEqualTo(verdict);
    assertThat(Rcode.string(told.getRcode())).isEqualTo(rcode);
    assertThat(withoutSignatures(told)).isEqualTo(records);
  }

  private static String verdict(Message message) {
    if (message.getRcode() == Rcode.SERVFAIL) {
      return "BOGUS";
    }
    return message.getHeader().getFlag(Flags.AD) ? "SECURE" : "INSECURE";
  }

  private static long withoutSignatures(Message message) {
    return message.getSection(Section.ANSWER).stream()
        .filter(record -> record.getType() != Type.RRSIG)
        .count();
  }
}
