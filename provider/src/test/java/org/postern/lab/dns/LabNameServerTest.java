// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

@Timeout(60)
class LabNameServerTest {
  private LabDns lab;
  private LabNameServer server;
  private SimpleResolver client;

  @BeforeEach
  void start() throws Exception {
    lab =
        LabDns.builder()
            .zone(
                "example.test",
                z -> {
                  z.mx(10, "mx1").a("mx1", "127.0.0.1");
                  for (int i = 0; i < 40; i++) {
                    z.txt("big", i + "x".repeat(100));
                  }
                })
            .zone("bogus.test", z -> z.mx(10, "mx1").bogus())
            .zone("expired.test", z -> z.mx(10, "mx1").expired())
            .zone("badds.test", z -> z.mx(10, "mx1").badDs())
            .build();
    server = lab.serve();
    client = new SimpleResolver(server.address());
    client.setTimeout(Duration.ofSeconds(5));
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  private static Message query(String name, int type) throws IOException {
    return Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN));
  }

  private void dnssecOk() {
    client.setEDNS(0, 1232, ExtendedFlags.DO, List.of());
  }

  private Message ask(String name, int type) throws IOException {
    return client.send(query(name, type));
  }

  @Test
  void signatures_onlyForThoseWhoAskForThem() throws Exception {
    Message plain = ask("example.test.", Type.MX);
    dnssecOk();
    Message dnssec = ask("example.test.", Type.MX);

    assertThat(plain.getSection(Section.ANSWER)).hasSize(1);
    assertThat(dnssec.getSection(Section.ANSWER))
        .hasSize(2)
        .anyMatch(RRSIGRecord.class::isInstance);
    assertThat(dnssec.getOPT().getFlags() & ExtendedFlags.DO).isNotZero();
    assertThat(dnssec.getHeader().getFlag(Flags.RA)).isTrue();
    assertThat(dnssec.getHeader().getFlag(Flags.AD)).isFalse();
  }

  @Test
  void answerTooLargeForADatagram_comesOverTcp() throws Exception {
    dnssecOk();
    Message answer = ask("big.example.test.", Type.TXT);

    assertThat(answer.getSection(Section.ANSWER)).hasSize(41);
    assertThat(server.questions())
        .extracting(ReceivedQuestion::transport)
        .containsExactly(Transport.UDP, Transport.TCP);

    client.setIgnoreTruncation(true);
    Message truncated = ask("big.example.test.", Type.TXT);
    assertThat(truncated.getHeader().getFlag(Flags.TC)).isTrue();
    assertThat(truncated.numBytes()).isLessThanOrEqualTo(1232);
  }

  @ParameterizedTest
  @CsvSource({"bogus.test., 6", "expired.test., 7", "badds.test., 9"})
  void validatingMode_refusesBogusDataWithItsReason_unlessCheckingIsDisabled(String zone, int code)
      throws Exception {
    server.mode(ResolverMode.VALIDATING);
    dnssecOk();
    Message refused = ask(zone, Type.MX);
    Message query = query(zone, Type.MX);
    query.getHeader().setFlag(Flags.CD);
    Message unchecked = client.send(query);

    assertThat(refused.getRcode()).isEqualTo(Rcode.SERVFAIL);
    List<EDNSOption> options = refused.getOPT().getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR);
    assertThat(((ExtendedErrorCodeOption) options.get(0)).getErrorCode()).isEqualTo(code);
    assertThat(unchecked.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(unchecked.getHeader().getFlag(Flags.AD)).isFalse();
    assertThat(unchecked.getSection(Section.ANSWER)).hasSize(2);
  }

  @Test
  void validatingMode_setsAdForThoseWhoAsk() throws Exception {
    server.mode(ResolverMode.VALIDATING);
    Message query = query("example.test.", Type.MX);
    query.getHeader().setFlag(Flags.AD);

    assertThat(client.send(query).getHeader().getFlag(Flags.AD)).isTrue();
    assertThat(ask("example.test.", Type.MX).getHeader().getFlag(Flags.AD)).isFalse();
  }

  @Test
  void strippingMode_knowsNeitherEdnsNorDnssec() throws Exception {
    server.mode(ResolverMode.STRIPPING);
    dnssecOk();
    for (int type : new int[] {Type.MX, Type.DNSKEY, Type.AAAA}) {
      Message answer = ask("example.test.", type);
      assertThat(answer.getOPT()).isNull();
      for (int section : new int[] {Section.ANSWER, Section.AUTHORITY}) {
        assertThat(answer.getSection(section))
            .noneMatch(r -> r.getType() == Type.RRSIG || r.getType() == Type.NSEC);
      }
    }
  }

  @Test
  void faults_hitOnlyTheirQuestion() throws Exception {
    client.setTimeout(Duration.ofMillis(300));
    server
        .fault("mx1.example.test", Type.A, Fault.servfail())
        .fault("mx1.example.test", Type.AAAA, Fault.refused())
        .fault("mx1.example.test", Type.TXT, Fault.timeout())
        .fault("mx1.example.test", Type.SRV, Fault.delay(Duration.ofSeconds(20)))
        .fault("big.example.test", Type.ANY, Fault.garbage());

    assertThat(ask("mx1.example.test.", Type.A).getRcode()).isEqualTo(Rcode.SERVFAIL);
    assertThat(ask("mx1.example.test.", Type.AAAA).getRcode()).isEqualTo(Rcode.REFUSED);
    assertThatThrownBy(() -> ask("mx1.example.test.", Type.TXT)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ask("mx1.example.test.", Type.SRV)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ask("big.example.test.", Type.TXT)).isInstanceOf(IOException.class);
    assertThat(ask("example.test.", Type.MX).getRcode()).isEqualTo(Rcode.NOERROR);
    server.clearFaults();
    assertThat(ask("mx1.example.test.", Type.A).getRcode()).isEqualTo(Rcode.NOERROR);
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void interceptor_changesOrDropsWhatIsSent(Transport transport) throws Exception {
    client.setTCP(transport == Transport.TCP);
    client.setTimeout(Duration.ofMillis(300));
    server.intercept((query, honest, over) -> {
      if (over != transport || query.getQuestion().getType() == Type.A) {
        return null;
      }
      honest.removeAllRecords(Section.ANSWER);
      honest.getHeader().setRcode(Rcode.NXDOMAIN);
      return honest;
    });

    Message forged = ask("example.test.", Type.MX);
    assertThat(forged.getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(forged.getSection(Section.ANSWER)).isEmpty();
    assertThatThrownBy(() -> ask("mx1.example.test.", Type.A)).isInstanceOf(IOException.class);

    server.interceptBoth((query, honest) -> honest);
    assertThat(ask("mx1.example.test.", Type.A).getSection(Section.ANSWER)).hasSize(1);
  }

  @Test
  void questions_areRecorded() throws Exception {
    ask("example.test.", Type.MX);
    dnssecOk();
    ask(".", Type.DNSKEY);

    assertThat(server.questions())
        .extracting(ReceivedQuestion::toString)
        .containsExactly("example.test/MX", "./DNSKEY");
    assertThat(server.questions())
        .extracting(ReceivedQuestion::dnssecOk)
        .containsExactly(false, true);
    assertThat(server.questions(Type.TLSA)).isEmpty();
    assertThat(server.forgetQuestions().questions()).isEmpty();
  }

  @Test
  void zones_canBeReplacedWhileServed() throws Exception {
    lab.update("example.test", z -> z.remove("mx1", Type.A).a("mx1", "127.0.0.9"));
    lab.replace("new.test", z -> z.mx(1, "mx"));
    lab.remove("bogus.test");

    assertThat(ask("mx1.example.test.", Type.A).getSection(Section.ANSWER).get(0).rdataToString())
        .isEqualTo("127.0.0.9");
    assertThat(ask("example.test.", Type.MX).getSection(Section.ANSWER)).hasSize(1);
    assertThat(ask("new.test.", Type.MX).getSection(Section.ANSWER)).hasSize(1);
    assertThat(ask("bogus.test.", Type.MX).getRcode()).isEqualTo(Rcode.NXDOMAIN);
  }

  @Test
  void keyRollover_withANewAnchor_validates_andWithTheOldOneDoesNot() throws Exception {
    String before = lab.trustAnchor();
    lab.update(".", z -> z.keyGeneration(2));
    lab.update("example.test", z -> z.keyGeneration(2));

    assertThat(lab.trustAnchor()).isNotEqualTo(before);
    assertThat(lab.trustAnchorKey()).contains("DNSKEY").contains("257 3 13");
    assertThat(validated(lab.trustAnchor()).getHeader().getFlag(Flags.AD)).isTrue();
    assertThat(validated(lab.trustAnchorKey()).getHeader().getFlag(Flags.AD)).isTrue();
    assertThat(validated(before).getRcode()).isEqualTo(Rcode.SERVFAIL);
  }

  private Message validated(String anchor) throws Exception {
    var validator = new ValidatingResolver(client);
    validator.loadTrustAnchors(new java.io.ByteArrayInputStream(anchor.getBytes()));
    return validator.send(query("example.test.", Type.MX));
  }

  @Test
  void signatures_areDatedByTheClock() throws Exception {
    Instant then = Instant.parse("2030-01-01T00:00:00Z");
    try (LabDns later =
        LabDns.builder()
            .clock(Clock.fixed(then, ZoneOffset.UTC))
            .zone("example.test", z -> z.mx(10, "mx1"))
            .build()) {
      Message query = query("example.test.", Type.MX);
      query.addRecord(new OPTRecord(1232, 0, 0, ExtendedFlags.DO), Section.ADDITIONAL);
      var rrsig =
          (RRSIGRecord)
              later.answer(query, ResolverMode.RECURSIVE).getSection(Section.ANSWER).get(1);
      assertThat(rrsig.getTimeSigned()).isEqualTo(then.minus(Duration.ofHours(1)));
      assertThat(rrsig.getExpire()).isEqualTo(then.plus(Duration.ofDays(30)));
    }
  }

  @Test
  void close_freesThePortAndEndsTheThreads() throws Exception {
    AtomicInteger serving = new AtomicInteger();
    server.intercept((query, honest, transport) -> {
      serving.incrementAndGet();
      return honest;
    });
    client.setTCP(true);
    ask("example.test.", Type.MX);
    InetSocketAddress address = server.address();

    server.close();

    assertThat(serving).hasValue(1);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(
            thread -> thread.getName().equals("lab-dns-" + address.getPort()) && thread.isAlive());
    try (ServerSocket again = new ServerSocket()) {
      again.setReuseAddress(true);
      again.bind(address);
      assertThat(again.isBound()).isTrue();
    }
  }

  @Test
  void recordOutsideItsZone_isRefused() {
    assertThatThrownBy(() -> lab.replace("a.test", z -> z.a("b.example.", "127.0.0.1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not belong in zone a.test.");
    lab.resign();
    assertThat(lab.zones().zone(Name.fromConstantString("a.test."))).isNull();
  }
}
