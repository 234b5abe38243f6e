// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.dns.SecureAnswer;
import org.postern.dns.SecureResolver;
import org.postern.dns.SecurityStatus;
import org.postern.lab.dns.LabDns;
import org.postern.lab.dns.LabNameServer;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC.Algorithm;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** What the owner of a zone, or an attacker, can make an answer cost. */
@Timeout(60)
class LargeAnswersTest {

  @ParameterizedTest
  @CsvSource({"400, INSECURE", "4000, FAILED"})
  void answerOfVeryManyRecords_isAFailure(int count, SecurityStatus status) throws Exception {
    try (LabDns lab = DnsLab.start();
        LabNameServer server = lab.serve();
        SecureResolver resolver = DnsLab.validating(lab, server)) {
      server.intercept((query, honest, transport) ->
          query.getQuestion().getType() == Type.A
              ? Forger.reply(query, Rcode.NOERROR, addresses(query, count), List.of())
              : honest);

      SecureAnswer answer = DnsLab.ask(resolver, "mx1.insecure.test", "A");

      assertThat(answer.status()).as(answer.reason()).isEqualTo(status);
      if (answer.status() == SecurityStatus.FAILED) {
        assertThat(answer.reason()).contains("4001 records, more than 500");
      }
    }
  }

  private static List<Record> addresses(Message query, int count) {
    List<Record> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] address = {10, 0, (byte) (i >> 8), (byte) i};
      try {
        records.add(
            new ARecord(
                query.getQuestion().getName(), DClass.IN, 300, InetAddress.getByAddress(address)));
      } catch (java.net.UnknownHostException e) {
        throw new IllegalStateException(e);
      }
    }
    return records;
  }

  @Test
  void denialByVeryManySets_isMalformed() throws Exception {
    try (LabDns lab = DnsLab.start()) {
      Forger forger = new Forger(lab);
      Name zone = DnsLab.name("example.test");
      Question question = new Question(DnsLab.name("nx.example.test"), Type.TLSA);
      List<Record> denials = new ArrayList<>();
      for (int i = 0; i < 17; i++) {
        NSECRecord nsec = forger.nsec(Name.fromString("n" + i, zone));
        RRSIGRecord signature = forger.sign(zone, nsec);
        denials.add(nsec);
        denials.add(signature);
      }
      Message query = Message.newQuery(question.toRecord());
      Message many = Forger.reply(query, Rcode.NXDOMAIN, List.of(), denials);
      Message few = Forger.reply(query, Rcode.NXDOMAIN, List.of(), denials.subList(0, 32));

      assertThat(Sanitizer.clean(few, question).nsecs()).hasSize(16);
      assertThatThrownBy(() -> Sanitizer.clean(many, question))
          .isInstanceOf(MalformedAnswerException.class)
          .hasMessageContaining("more than 16");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 64})
  void rsaKeyWithAnExponentOfUsualSize_isTaken(int bits) throws Exception {
    assertThat(keys(bits).records()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 2000, 2048})
  void rsaKeyWithALongExponent_isMalformed(int bits) {
    assertThatThrownBy(() -> keys(bits))
        .isInstanceOf(MalformedAnswerException.class)
        .hasMessageContaining("exponent");
  }

  private static CleanMessage keys(int exponentBits) throws Exception {
    Name zone = DnsLab.name("example.test");
    byte[] exponent = BigInteger.ONE.shiftLeft(exponentBits - 1).toByteArray();
    int skip = exponent[0] == 0 ? 1 : 0;
    int length = exponent.length - skip;
    int prefix = length > 255 ? 3 : 1;
    byte[] key = new byte[prefix + length + 256];
    if (length > 255) {
      key[1] = (byte) (length >> 8);
      key[2] = (byte) length;
    } else {
      key[0] = (byte) length;
    }
    System.arraycopy(exponent, skip, key, prefix, length);
    Question question = new Question(zone, Type.DNSKEY);
    return Sanitizer.clean(
        Forger.reply(
            Message.newQuery(question.toRecord()),
            Rcode.NOERROR,
            List.of(new DNSKEYRecord(zone, DClass.IN, 300, 257, 3, Algorithm.RSASHA256, key)),
            List.of()),
        question);
  }

  @Test
  void cache_isBoundedByWhatItsEntriesTake_andForgetsWhatWasNotUsed() {
    LruMap<String, byte[]> map = new LruMap<>(3, 1000, value -> value.length);
    map.put("a", new byte[400]);
    map.put("b", new byte[400]);
    assertThat(map.get("a")).isNotNull();
    map.put("c", new byte[400]);
    assertThat(map.get("b")).isNull();
    assertThat(map.get("a")).isNotNull();

    map.put("a", new byte[10]);
    map.put("d", new byte[10]);
    map.put("e", new byte[10]);
    assertThat(map.size()).isEqualTo(3);
    map.put("huge", new byte[1001]);
    assertThat(map.size()).isZero();
    map.put("f", new byte[1000]);
    assertThat(map.get("f")).isNotNull();
  }
}
