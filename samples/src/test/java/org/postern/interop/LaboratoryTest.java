// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** The zones are what the scenarios say they are, in the judgement of two validating resolvers. */
@Tag("interop")
@Timeout(180)
@ExtendWith(SharedWorld.class)
class LaboratoryTest {
  private static final String SECURE = "AD";
  private static final String BOGUS = "SERVFAIL";
  private static final String INSECURE = "no AD";

  @ParameterizedTest
  @EnumSource(names = {"UNBOUND_VALIDATING", "BIND_VALIDATING"})
  void validatingResolvers_agreeOnTheZones(RealResolver.Kind kind, World world) throws IOException {
    try (RealResolver resolver = world.resolver(kind)) {
      check(resolver, Domains.RIGHT_KEY, Type.MX, SECURE);
      check(resolver, "_25._tcp.mx1." + Domains.RIGHT_KEY, Type.TLSA, SECURE);
      check(resolver, "_25._tcp.mx1." + Domains.NO_TLSA, Type.TLSA, SECURE);
      check(resolver, Domains.BOGUS_MX, Type.MX, BOGUS);
      check(resolver, Domains.BOGUS_TLSA, Type.MX, SECURE);
      check(resolver, "mx1." + Domains.BOGUS_TLSA, Type.A, SECURE);
      check(resolver, "_25._tcp.mx1." + Domains.BOGUS_TLSA, Type.TLSA, BOGUS);
      check(resolver, Domains.SERVFAIL_MX, Type.MX, BOGUS);
      check(resolver, Domains.SERVFAIL_TLSA, Type.MX, SECURE);
      check(resolver, "_25._tcp.mx1." + Domains.SERVFAIL_TLSA, Type.TLSA, BOGUS);
      check(resolver, "_25._tcp.mx1." + Domains.UNUSABLE, Type.TLSA, SECURE);
      check(resolver, Domains.HALF_DANE, Type.MX, INSECURE);
      check(resolver, "_25._tcp.mx1.half-hosts.test", Type.TLSA, SECURE);
      check(resolver, "alias." + Domains.TA_EXPANDED, Type.MX, SECURE);
      check(resolver, "_25._tcp.mx1." + Domains.TLSA_ALIAS, Type.TLSA, SECURE);
      check(resolver, Domains.INSECURE_ADDRESS, Type.MX, SECURE);
      check(resolver, "mx1.insecure-hosts.test", Type.A, INSECURE);
      check(resolver, "_25._tcp.mx1.attacker.test", Type.TLSA, SECURE);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"UNBOUND_FORWARDING", "BIND_FORWARDING", "BIND_STRIPPING"})
  void otherResolvers_neitherJudgeNorSetAd_andOnlyOneStrips(RealResolver.Kind kind, World world)
      throws IOException {
    try (RealResolver resolver = world.resolver(kind)) {
      check(resolver, Domains.RIGHT_KEY, Type.MX, INSECURE);
      check(resolver, Domains.BOGUS_MX, Type.MX, INSECURE);
      assertThat(
              ask(resolver, ".", Type.DNSKEY).getSection(Section.ANSWER).stream()
                  .anyMatch(answer -> answer.getType() == Type.RRSIG))
          .as("signatures pass")
          .isEqualTo(kind != RealResolver.Kind.BIND_STRIPPING);
    }
  }

  private static void check(RealResolver resolver, String name, int type, String expected)
      throws IOException {
    Message answer = ask(resolver, name + ".", type);
    String seen =
        answer.getRcode() == Rcode.SERVFAIL
            ? BOGUS
            : answer.getHeader().getFlag(Flags.AD) ? SECURE : INSECURE;
    assertThat(seen).as(name + "/" + Type.string(type) + "\n" + answer).isEqualTo(expected);
  }

  private static Message ask(RealResolver resolver, String name, int type) throws IOException {
    SimpleResolver client = new SimpleResolver(resolver.address());
    client.setPort(resolver.port());
    client.setTimeout(Duration.ofSeconds(20));
    client.setEDNS(0, 1232, ExtendedFlags.DO);
    return client.send(Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN)));
  }
}
