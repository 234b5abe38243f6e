// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import static org.postern.interop.DnsZone.Signing.SIGNED;
import static org.postern.interop.DnsZone.Signing.TAMPERED;
import static org.postern.interop.DnsZone.Signing.UNSERVED;
import static org.postern.interop.DnsZone.Signing.UNSIGNED;

import java.util.ArrayList;
import java.util.List;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.smtp.StartTls;

/** A domain for every scenario: its zones and its mail exchangers. */
final class Domains {
  static final String RIGHT_KEY = "right-key.test";
  static final String RIGHT_KEY_SEEN = "right-key-seen.test";
  static final String SECOND_RIGHT = "second-right.test";
  static final String BOTH_WRONG = "both-wrong.test";
  static final String STRIPPED_THEN_RIGHT = "stripped-then-right.test";
  static final String SAYS_454_THEN_RIGHT = "says-454-then-right.test";
  static final String SAYS_554_THEN_RIGHT = "says-554-then-right.test";
  static final String STRIPPED = "stripped.test";
  static final String SAYS_454 = "says-454.test";
  static final String SAYS_554 = "says-554.test";
  static final String NO_TLSA = "no-tlsa.test";
  static final String NO_TLSA_PLAIN = "no-tlsa-plain.test";
  static final String NO_TLSA_BROKEN = "no-tlsa-broken.test";
  static final String BOGUS_MX = "bogus-mx.test";
  static final String BOGUS_TLSA = "bogus-tlsa.test";
  static final String BOGUS_TLSA_TWICE = "bogus-tlsa-twice.test";
  static final String BOGUS_TLSA_THEN_RIGHT = "bogus-tlsa-then-right.test";
  static final String SERVFAIL_MX = "servfail-mx.test";
  static final String SERVFAIL_TLSA = "servfail-tlsa.test";
  static final String TIMEOUT_MX = "timeout-mx.test";
  static final String TIMEOUT_TLSA = "timeout-tlsa.test";
  static final String TIMEOUT_TLSA_TWICE = "timeout-tlsa-twice.test";
  static final String UNUSABLE = "unusable.test";
  static final String UNUSABLE_PLAIN = "unusable-plain.test";
  static final String HALF_DANE = "half-dane.test";
  static final String HALF_DANE_WRONG = "half-dane-wrong.test";
  static final String TA_BASE_DOMAIN = "ta-base-domain.test";
  static final String TA_NEXT_HOP = "ta-next-hop.test";
  static final String TA_EXPANDED = "ta-expanded.test";
  static final String TA_WRONG_NAME = "ta-wrong-name.test";
  static final String TLSA_ALIAS = "tlsa-alias.test";
  static final String INSECURE_ADDRESS = "insecure-address.test";
  static final String PAIR_VERIFIED = "pair-verified.test";
  static final String PAIR_REFUSED = "pair-refused.test";
  static final String FORGED = "forged.test";
  static final String FORGED_ADDRESS = "forged-address.test";

  /** Those whose mail arrives; without the alias of {@link #TA_EXPANDED} and the pair. */
  static final List<String> DELIVERED =
      List.of(
          RIGHT_KEY,
          RIGHT_KEY_SEEN,
          SECOND_RIGHT,
          STRIPPED_THEN_RIGHT,
          SAYS_454_THEN_RIGHT,
          SAYS_554_THEN_RIGHT,
          NO_TLSA,
          NO_TLSA_PLAIN,
          NO_TLSA_BROKEN,
          BOGUS_TLSA_THEN_RIGHT,
          UNUSABLE,
          HALF_DANE,
          TA_BASE_DOMAIN,
          TA_NEXT_HOP,
          TLSA_ALIAS,
          INSECURE_ADDRESS);

  /** Those whose mail waits; without the pair. */
  static final List<String> KEPT =
      List.of(
          BOTH_WRONG,
          STRIPPED,
          SAYS_454,
          SAYS_554,
          BOGUS_MX,
          BOGUS_TLSA,
          BOGUS_TLSA_TWICE,
          SERVFAIL_MX,
          SERVFAIL_TLSA,
          TIMEOUT_MX,
          TIMEOUT_TLSA,
          TIMEOUT_TLSA_TWICE,
          UNUSABLE_PLAIN,
          HALF_DANE_WRONG,
          TA_WRONG_NAME,
          FORGED,
          FORGED_ADDRESS);

  private final Receivers receivers;
  private final List<DnsZone> zones = new ArrayList<>();
  private final List<String> silent = new ArrayList<>();
  private final List<String> forged = new ArrayList<>();
  private Mx seen;
  private Mx bothWrong;
  private Mx broken;

  Domains(Receivers receivers) {
    this.receivers = receivers;
    rightAndWrongKeys();
    startTlsRefused();
    withoutTlsa();
    bogusAndFailing();
    unusableAndHalf();
    trustAnchors();
    aliases();
    forgedForJamesOnly();
  }

  List<DnsZone> zones() {
    return List.copyOf(zones);
  }

  /** Zones that never answer Postern's resolver. */
  List<String> silentZones() {
    return List.copyOf(silent);
  }

  /** What an attacker makes James' own resolver say. */
  List<String> forgedForJames() {
    return List.copyOf(forged);
  }

  /** The host of {@link #RIGHT_KEY_SEEN}, a scripted one, whose sessions show SNI. */
  Mx seen() {
    return seen;
  }

  /** The first host of {@link #BOTH_WRONG}, a scripted one. */
  Mx bothWrong() {
    return bothWrong;
  }

  /** The host of {@link #NO_TLSA_BROKEN}, a scripted one. */
  Mx broken() {
    return broken;
  }

  private void rightAndWrongKeys() {
    Mx right = receivers.postfix("mx1." + RIGHT_KEY);
    signed(RIGHT_KEY, right.mx(10), right.a(), right.tlsa(3, 1, 1));
    seen = receivers.scripted("mx1." + RIGHT_KEY_SEEN, script -> script);
    signed(RIGHT_KEY_SEEN, seen.mx(10), seen.a(), seen.tlsa(3, 0, 2));

    Mx wrong = receivers.postfix("mx1." + SECOND_RIGHT);
    Mx second = receivers.postfix("mx2." + SECOND_RIGHT);
    signed(SECOND_RIGHT, wrong.mx(10), wrong.a(), wrong.wrongTlsa());
    more(SECOND_RIGHT, second.mx(20), second.a(), second.tlsa(3, 1, 1));

    bothWrong = receivers.scripted("mx1." + BOTH_WRONG, script -> script);
    Mx wrong2 = receivers.postfix("mx2." + BOTH_WRONG);
    signed(BOTH_WRONG, bothWrong.mx(10), bothWrong.a(), bothWrong.wrongTlsa());
    more(BOTH_WRONG, wrong2.mx(20), wrong2.a(), wrong2.wrongTlsa());

    Mx verified = receivers.postfix("mx1." + PAIR_VERIFIED);
    signed(PAIR_VERIFIED, verified.mx(10), verified.a(), verified.tlsa(3, 1, 1));
    Mx refused = receivers.postfix("mx1." + PAIR_REFUSED);
    signed(PAIR_REFUSED, refused.mx(10), refused.a(), refused.wrongTlsa());
  }

  private void startTlsRefused() {
    Mx stripped = receivers.plainPostfix("mx1." + STRIPPED_THEN_RIGHT);
    refusedThenRight(STRIPPED_THEN_RIGHT, stripped);
    refusedThenRight(
        SAYS_454_THEN_RIGHT, refusing("mx1." + SAYS_454_THEN_RIGHT, StartTls.REPLY_454));
    refusedThenRight(
        SAYS_554_THEN_RIGHT, refusing("mx1." + SAYS_554_THEN_RIGHT, StartTls.REPLY_554));
    one(STRIPPED, receivers.plainPostfix("mx1." + STRIPPED), true);
    one(SAYS_454, refusing("mx1." + SAYS_454, StartTls.REPLY_454), true);
    one(SAYS_554, refusing("mx1." + SAYS_554, StartTls.REPLY_554), true);
  }

  private void withoutTlsa() {
    one(NO_TLSA, receivers.postfix("mx1." + NO_TLSA), false);
    one(NO_TLSA_PLAIN, receivers.plainPostfix("mx1." + NO_TLSA_PLAIN), false);
    broken = refusing("mx1." + NO_TLSA_BROKEN, StartTls.GARBAGE);
    one(NO_TLSA_BROKEN, broken, false);
  }

  private void bogusAndFailing() {
    Mx mx = receivers.postfix("mx1." + BOGUS_MX);
    zones.add(zone(BOGUS_MX, TAMPERED, mx.mx(10), mx.a(), mx.tlsa(3, 1, 1)));
    withTlsaZone(BOGUS_TLSA, TAMPERED, "mx1");
    withTlsaZone(BOGUS_TLSA_TWICE, TAMPERED, "mx1", "mx2");
    withTlsaZone(BOGUS_TLSA_THEN_RIGHT, TAMPERED, "mx1");
    Mx right = receivers.postfix("mx2." + BOGUS_TLSA_THEN_RIGHT);
    more(BOGUS_TLSA_THEN_RIGHT, right.mx(20), right.a(), right.tlsa(3, 1, 1));
    zones.add(zone(SERVFAIL_MX, UNSERVED));
    withTlsaZone(SERVFAIL_TLSA, UNSERVED, "mx1");
    one(TIMEOUT_MX, receivers.postfix("mx1." + TIMEOUT_MX), true);
    silent.add(TIMEOUT_MX);
    withTlsaZone(TIMEOUT_TLSA, SIGNED, "mx1");
    silent.add("_tcp.mx1." + TIMEOUT_TLSA);
    withTlsaZone(TIMEOUT_TLSA_TWICE, SIGNED, "mx1", "mx2");
    silent.add("_tcp.mx1." + TIMEOUT_TLSA_TWICE);
    silent.add("_tcp.mx2." + TIMEOUT_TLSA_TWICE);
  }

  private void unusableAndHalf() {
    Mx mx = receivers.postfix("mx1." + UNUSABLE);
    signed(
        UNUSABLE,
        mx.mx(10),
        mx.a(),
        mx.record("0 0 1 " + "ab".repeat(32)),
        mx.record("3 1 250 abcd"));
    Mx plain = receivers.plainPostfix("mx1." + UNUSABLE_PLAIN);
    signed(UNUSABLE_PLAIN, plain.mx(10), plain.a(), plain.record("1 1 1 " + "cd".repeat(32)));
    Mx half = receivers.postfix("mx1.half-hosts.test");
    Mx wrong = receivers.postfix("mx2.half-hosts.test");
    signed("half-hosts.test", half.a(), half.tlsa(3, 1, 1), wrong.a(), wrong.wrongTlsa());
    zones.add(zone(HALF_DANE, UNSIGNED, half.mx(10)));
    zones.add(zone(HALF_DANE_WRONG, UNSIGNED, wrong.mx(10)));
  }

  private void trustAnchors() {
    anchored(TA_BASE_DOMAIN, "mx1." + TA_BASE_DOMAIN);
    anchored(TA_NEXT_HOP, TA_NEXT_HOP);
    anchored(TA_EXPANDED, TA_EXPANDED);
    more(TA_EXPANDED, "alias IN CNAME " + TA_EXPANDED + ".");
    anchored(TA_WRONG_NAME, "mx1.somebody-else.test");
  }

  private void aliases() {
    Mx mx = receivers.postfix("mx1." + TLSA_ALIAS);
    signed(
        TLSA_ALIAS,
        mx.mx(10),
        mx.a(),
        mx.tlsaName() + ". IN CNAME keys." + TLSA_ALIAS + ".",
        "keys IN TLSA " + mx.certificate().tlsa(3, 1, 1));
    Mx insecure = receivers.postfix("mx1.insecure-hosts.test");
    signed(INSECURE_ADDRESS, insecure.mx(10));
    zones.add(zone("insecure-hosts.test", UNSIGNED, insecure.a(), insecure.wrongTlsa()));
  }

  /**
   * The attacker has a signed zone and a right record of his own; only the MX is a lie. For the
   * other domain it is the address of the MX.
   */
  private void forgedForJamesOnly() {
    one(FORGED, receivers.postfix("mx1." + FORGED), true);
    Mx attacker = receivers.postfix("mx1.attacker.test");
    signed("attacker.test", attacker.a(), attacker.tlsa(3, 1, 1));
    forged.add(FORGED + ". 300 IN MX 10 " + attacker.name() + ".");
    Mx impersonated = receivers.postfix("mx1." + FORGED_ADDRESS);
    one(FORGED_ADDRESS, impersonated, true);
    forged.add(impersonated.name() + ". 300 IN A " + attacker.address());
  }

  private void anchored(String domain, String name) {
    LabCertificate ca = receivers.pki().root("CA of " + domain);
    Mx mx = receivers.postfix("mx1." + domain, receivers.pki().leaf(ca, name));
    signed(domain, mx.mx(10), mx.a(), mx.tlsaOfIssuer(2, 0, 1));
  }

  private Mx refusing(String name, StartTls conduct) {
    return receivers.scripted(name, script -> script.startTls(conduct));
  }

  private void refusedThenRight(String domain, Mx first) {
    Mx second = receivers.postfix("mx2." + domain);
    signed(domain, first.mx(10), first.a(), first.tlsa(3, 1, 1));
    more(domain, second.mx(20), second.a(), second.tlsa(3, 1, 1));
  }

  private void one(String domain, Mx mx, boolean tlsa) {
    signed(domain, mx.mx(10), mx.a());
    if (tlsa) {
      more(domain, mx.tlsa(3, 1, 1));
    }
  }

  /** Hosts whose TLSA records live in a zone of their own, so that only they are spoilt. */
  private void withTlsaZone(String domain, DnsZone.Signing signing, String... hosts) {
    signed(domain);
    for (String host : hosts) {
      Mx mx = receivers.postfix(host + "." + domain);
      more(domain, mx.mx(10), mx.a());
      zones.add(zone("_tcp." + mx.name(), signing, mx.tlsa(3, 1, 1)));
    }
  }

  private void signed(String domain, String... lines) {
    zones.add(zone(domain, SIGNED, lines));
  }

  private void more(String domain, String... lines) {
    zones.replaceAll(zone -> zone.name().equals(domain) ? zone.with(lines) : zone);
  }

  private static DnsZone zone(String name, DnsZone.Signing signing, String... lines) {
    return new DnsZone(name, signing, List.of(lines));
  }
}
