// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an unmodified James does with the agent: all mails are submitted at once, each to a domain
 * of its own, and each test looks at one of them.
 */
@Tag("interop")
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(SharedWorld.class)
abstract class DeliveryScenarios {
  private static final String TLS13 = "TLSv1.3";
  private static final String CLEAR = "";
  private static final String DANE = "dane:dane";
  private static final String REFUSED = "dane:refused";
  private static final String DELAYED = "dane:delayed";

  /** Failed attempts to be seen: the mail was tried again on James' own schedule. */
  private static final int ATTEMPTS = 2;

  @RegisterExtension final ScenarioTable table = new ScenarioTable(getClass().getSimpleName());
  private final Backend backend;
  private World world;
  private JamesRun run;

  DeliveryScenarios(Backend backend) {
    this.backend = backend;
  }

  @BeforeAll
  void submitAll(World shared) {
    world = shared;
    run = JamesRun.withAgent(world, backend);
    run.submitEach(Domains.DELIVERED);
    run.submitEach(Domains.KEPT);
    run.submit(List.of(Domains.PAIR_VERIFIED, Domains.PAIR_REFUSED));
    run.submit(List.of("alias." + Domains.TA_EXPANDED));
  }

  @AfterAll
  void stop() {
    if (run != null) {
      run.close();
    }
  }

  @Test
  void s01_rightKey_isDeliveredInTls13_verified() {
    delivered(Domains.RIGHT_KEY, "mx1.right-key.test", TLS13, DANE);
    delivered(Domains.RIGHT_KEY_SEEN, "mx1.right-key-seen.test", TLS13, DANE);
    logged(Domains.RIGHT_KEY, "record=\"3 1 1 ");
    logged(Domains.RIGHT_KEY, "protocol=TLSv1.3");
  }

  @Test
  void s01_sni_isTheTlsaBaseDomain() { // A44
    run.awaitDelivery(Domains.RIGHT_KEY_SEEN);
    assertThat(world.receivers().sessions(world.domains().seen()))
        .allSatisfy(session -> assertThat(session.sni()).isEqualTo("mx1.right-key-seen.test"));
  }

  @Test
  void s02_wrongKeyOnFirstHost_isDeliveredToTheSecond() { // A11
    delivered(Domains.SECOND_RIGHT, "mx2.second-right.test", TLS13, DANE);
  }

  @Test
  void s03_wrongKeyOnBothHosts_isKeptAndTriedAgain_neverInClear() { // A35
    kept(Domains.BOTH_WRONG, REFUSED);
    assertThat(run.pauses(Domains.BOTH_WRONG))
        .as("pauses; James' schedule is in mailetcontainer.xml")
        .isNotEmpty()
        .allSatisfy(pause -> assertThat(pause).isGreaterThanOrEqualTo(Duration.ofMillis(2_900)));
    assertThat(world.receivers().sessions(world.domains().bothWrong()))
        .as("sessions with mx1")
        .hasSizeGreaterThanOrEqualTo(ATTEMPTS)
        .allSatisfy(session ->
            assertThat(session.commands()).noneMatch(command -> command.startsWith("MAIL")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Domains.STRIPPED_THEN_RIGHT,
        Domains.SAYS_454_THEN_RIGHT,
        Domains.SAYS_554_THEN_RIGHT
      })
  void s04_startTlsRefusedByFirstHost_isDeliveredToTheSecond(String domain) { // A11, A30
    delivered(domain, "mx2." + domain, TLS13, DANE);
  }

  @ParameterizedTest
  @ValueSource(strings = {Domains.STRIPPED, Domains.SAYS_454, Domains.SAYS_554})
  void s04_startTlsRefusedByAllHosts_isKept(String domain) { // A30
    kept(domain, REFUSED);
  }

  @Test
  void s05_noTlsaAndSelfSigned_isDeliveredInUnauthenticatedTls() { // A13
    delivered(Domains.NO_TLSA, "mx1.no-tlsa.test", TLS13, "may:encrypt");
  }

  @Test
  void s06_noTlsaAndNoStartTls_isDeliveredInClear() { // A13
    delivered(Domains.NO_TLSA_PLAIN, "mx1.no-tlsa-plain.test", CLEAR, "may:none");
  }

  @Test
  void s07_noTlsaAndHandshakeBroken_isDeliveredInClear_onANewConnection() { // A13
    delivered(Domains.NO_TLSA_BROKEN, "mx1.no-tlsa-broken.test", CLEAR, "may:none");
    assertThat(world.receivers().sessions(world.domains().broken())).hasSizeGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Domains.BOGUS_MX,
        Domains.BOGUS_TLSA,
        Domains.BOGUS_TLSA_TWICE,
        Domains.SERVFAIL_MX,
        Domains.SERVFAIL_TLSA,
        Domains.TIMEOUT_MX,
        Domains.TIMEOUT_TLSA,
        Domains.TIMEOUT_TLSA_TWICE
      })
  void s08_lookupThatFails_isKept_notBounced(String domain) { // A5, A7, A14
    kept(domain, DELAYED);
  }

  @Test
  void s08_bogusTlsaOfFirstHost_isDeliveredToTheSecond() { // A7
    delivered(Domains.BOGUS_TLSA_THEN_RIGHT, "mx2.bogus-tlsa-then-right.test", TLS13, DANE);
  }

  @Test
  void s09_onlyUnusableRecords_demandTls_withAnyCertificate() { // A12, A30
    delivered(Domains.UNUSABLE, "mx1.unusable.test", TLS13, "encrypt:encrypt");
    kept(Domains.UNUSABLE_PLAIN, "encrypt:refused");
  }

  @Test
  void s10_insecureMx_toSecureTlsa_isEnforced_neverCalledVerified() { // A18, A19
    delivered(Domains.HALF_DANE, "mx1.half-hosts.test", TLS13, "dane:halfdane");
    kept(Domains.HALF_DANE_WRONG, REFUSED);
  }

  @Test
  void s12_trustAnchor_acceptsBaseDomainNextHopAndExpandedNextHop() { // A36, A37
    delivered(Domains.TA_BASE_DOMAIN, "mx1.ta-base-domain.test", TLS13, DANE);
    delivered(Domains.TA_NEXT_HOP, "mx1.ta-next-hop.test", TLS13, DANE);
    delivered("alias." + Domains.TA_EXPANDED, "mx1.ta-expanded.test", TLS13, DANE);
  }

  @Test
  void s12_trustAnchor_refusesAnotherName() { // A36
    kept(Domains.TA_WRONG_NAME, REFUSED);
  }

  @Test
  void s13_tlsaThroughASecureAlias_isUsed() { // A28
    delivered(Domains.TLSA_ALIAS, "mx1.tlsa-alias.test", TLS13, DANE);
  }

  @Test
  void s13_insecureAddress_isNotAskedForTlsa() { // A22
    delivered(Domains.INSECURE_ADDRESS, "mx1.insecure-hosts.test", TLS13, "may:encrypt");
    assertThat(run.resolver().log())
        .contains("mx1.insecure-hosts.test")
        .doesNotContain("_25._tcp.mx1.insecure-hosts.test");
  }

  @Test
  void s15_oneMailToTwoDomains_isTreatedForEachByItself() {
    delivered(Domains.PAIR_VERIFIED, "mx1.pair-verified.test", TLS13, DANE);
    kept(Domains.PAIR_REFUSED, REFUSED);
  }

  @Test
  void s17_forgedMxOrAddressOfJamesOwnResolver_isNotBelieved() { // A1
    kept(Domains.FORGED, REFUSED);
    kept(Domains.FORGED_ADDRESS, REFUSED);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void nothingIsLostSentTwiceOrBounced() {
    Domains.DELIVERED.forEach(run::awaitDelivery);
    Domains.KEPT.forEach(domain -> run.awaitAttempts(domain, ATTEMPTS));
    run.assertNothingLost();
  }

  private void delivered(String domain, String host, String protocol, String pair) {
    Receivers.Seen seen = run.awaitDelivery(domain);
    assertThat(seen.host()).as("host that took the mail; %s", run.story(domain)).isEqualTo(host);
    assertThat(seen.protocol()).as("protocol; %s", run.story(domain)).isEqualTo(protocol);
    assertThat(seen.text()).contains("The text of ");
    logged(domain, pair + " next-hop=" + domain + " host=" + host);
  }

  private void kept(String domain, String pair) {
    run.awaitAttempts(domain, ATTEMPTS);
    assertThat(run.received(domain)).as("deliveries; %s", run.story(domain)).isEmpty();
    assertThat(run.james().bounced())
        .as("given up; %s", run.story(domain))
        .noneMatch(key -> key.endsWith("-to-" + domain));
    logged(domain, pair + " next-hop=" + domain);
    assertThat(run.posternLog(" next-hop=" + domain + " "))
        .as("nothing is called delivered")
        .noneMatch(line -> line.contains(":dane ") || line.contains(":halfdane "));
  }

  private void logged(String domain, String text) {
    assertThat(run.posternLog(text))
        .as("lines with \"%s\"; %s", text, run.story(domain))
        .isNotEmpty();
  }
}
