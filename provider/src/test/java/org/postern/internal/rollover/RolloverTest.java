// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.rollover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.dane.DigestOrder;
import org.postern.dns.SecurityStatus;
import org.postern.internal.rollover.Rollover.Outcome;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;
import org.postern.smtp.FakeResolver;
import org.xbill.DNS.Type;

/** When a new key may be put to use (RFC 7671 section 8.1). */
class RolloverTest {
  private static final String OWNER = "_25._tcp.mx.example.org";
  private static final Duration TTL = Duration.ofHours(1);

  private final LabPki pki = new LabPki();
  private final LabCertificate root = pki.root("Lab");
  private final LabCertificate old = pki.leaf(root, "mx.example.org");
  private final LabCertificate fresh = pki.leaf(root, "mx.example.org");
  private final FakeResolver resolver = new FakeResolver();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private TlsaMemory memory = TlsaMemory.open(null);

  RolloverTest() {
    resolver.ttl = TTL;
  }

  private Outcome decide(LabCertificate next, TlsaPlace... places) throws Exception {
    return new Rollover(resolver, List.of(places), DigestOrder.DEFAULT, memory, now::get)
        .decide(chain(next), chain(old));
  }

  private static List<X509Certificate> chain(LabCertificate leaf) throws Exception {
    List<X509Certificate> chain = new ArrayList<>();
    for (LabCertificate each : leaf.chain()) {
      chain.add(each.x509());
    }
    return chain;
  }

  private void pass(Duration time) {
    now.set(now.get().plus(time));
  }

  /** Names what is published: of the old key, of the new one, of their authority, of neither. */
  private String[] records(String published) {
    List<String> records = new ArrayList<>();
    for (String word : published.split(" ")) {
      switch (word) {
        case "old" -> records.add(old.tlsa(3, 1, 1));
        case "new" -> records.add(fresh.tlsa(3, 1, 1));
        case "new512" -> records.add(fresh.tlsa(3, 1, 2));
        case "authority" -> records.add(root.tlsa(2, 1, 1));
        case "other" -> records.add("3 1 1 " + "00".repeat(32));
        case "unusable" -> records.add("7 1 1 " + "00".repeat(32));
        default -> throw new IllegalArgumentException(word);
      }
    }
    return records.toArray(String[]::new);
  }

  @ParameterizedTest
  @CsvSource({
    // What is published, its status, and what follows: at once, after two TTLs, or not yet.
    "old,            SECURE,      Wait, Wait, has no TLSA record for the new key: publish",
    "old new,        SECURE,      Wait, Use,  has been published for two TTLs",
    "old new512,     SECURE,      Use,  Use,  no TLSA record matches the key in use",
    "old authority,  SECURE,      Use,  Use,  matches both keys",
    "authority,      SECURE,      Use,  Use,  matches both keys",
    "new,            SECURE,      Use,  Use,  no TLSA record matches the key in use",
    "other,          SECURE,      Use,  Use,  no TLSA record matches the key in use",
    "other old,      SECURE,      Wait, Wait, has no TLSA record for the new key: publish",
    "unusable,       SECURE,      Use,  Use,  has no usable TLSA record",
    "unusable old,   SECURE,      Wait, Wait, has no TLSA record for the new key: publish",
    "old,            INSECURE,    Use,  Use,  is not signed by DNSSEC",
    "old,            UNAVAILABLE, Wait, Wait, cannot be looked up",
    "old new,        UNAVAILABLE, Wait, Wait, cannot be looked up",
  })
  void whatIsPublished_decides(
      String published, SecurityStatus status, String atOnce, String afterTwoTtls, String reason)
      throws Exception {
    resolver.answer(status, OWNER, Type.TLSA, records(published));
    assertThat(decide(fresh).getClass().getSimpleName()).isEqualTo(atOnce);
    pass(TTL.multipliedBy(2));
    Outcome later = decide(fresh);
    assertThat(later.getClass().getSimpleName()).isEqualTo(afterTwoTtls);
    assertThat(later.reason()).contains(reason);
  }

  @ParameterizedTest
  @CsvSource({"BOGUS", "FAILED"})
  void whatCannotBeLookedUp_isWaitedFor(SecurityStatus status) throws Exception {
    resolver.error(status, OWNER, Type.TLSA);
    assertThat(decide(fresh)).isInstanceOf(Outcome.Wait.class);
  }

  @Test
  void aZoneWithoutRecords_isNoReasonToWait() throws Exception {
    assertThat(decide(fresh)).isInstanceOf(Outcome.Use.class);
    resolver.nxdomain(SecurityStatus.SECURE, OWNER, Type.TLSA);
    assertThat(decide(fresh)).isInstanceOf(Outcome.Use.class);
  }

  @Test
  void theSameKeyInANewCertificate_isNoReasonToWait() throws Exception {
    LabCertificate renewed = pki.server("mx.example.org").keyOf(old).signedBy(root);
    resolver.secure(OWNER, Type.TLSA, old.tlsa(3, 1, 1));
    assertThat(decide(renewed)).isInstanceOf(Outcome.Use.class);
  }

  @Test
  void twoTtls_haveToPass_notOneSecondLess() throws Exception {
    resolver.secure(OWNER, Type.TLSA, records("old new"));
    Outcome.Wait wait = (Outcome.Wait) decide(fresh);
    assertThat(wait.reason()).contains("two TTLs (7200 s) end at");
    assertThat(wait.askAgain()).isEqualTo(now.get().plusSeconds(7200));
    pass(Duration.ofSeconds(7199));
    assertThat(decide(fresh)).isInstanceOf(Outcome.Wait.class);
    pass(Duration.ofSeconds(1));
    assertThat(decide(fresh)).isInstanceOf(Outcome.Use.class);
  }

  @Test
  void theLongestTtlCounts_notOneThatACacheHasEatenUp() throws Exception {
    resolver.ttl = Duration.ofSeconds(3);
    resolver.secure(OWNER, Type.TLSA, records("old new"));
    assertThat(decide(fresh)).isInstanceOf(Outcome.Wait.class);
    pass(Duration.ofSeconds(6));
    resolver.ttl = TTL;
    resolver.secure(OWNER, Type.TLSA, records("old new"));
    assertThat(decide(fresh)).isInstanceOf(Outcome.Wait.class);
    resolver.ttl = Duration.ofSeconds(3);
    resolver.secure(OWNER, Type.TLSA, records("old new"));
    pass(Duration.ofSeconds(7193));
    assertThat(decide(fresh)).isInstanceOf(Outcome.Wait.class);
    pass(Duration.ofSeconds(1));
    assertThat(decide(fresh)).isInstanceOf(Outcome.Use.class);
  }

  @Test
  void aRecordThatWasTakenAway_isCountedAnew() throws Exception {
    resolver.secure(OWNER, Type.TLSA, records("old new"));
    decide(fresh);
    resolver.secure(OWNER, Type.TLSA, records("old"));
    pass(TTL.multipliedBy(2));
    assertThat(decide(fresh)).isInstanceOf(Outcome.Wait.class);
    resolver.secure(OWNER, Type.TLSA, records("old new"));
    assertThat(decide(fresh)).isInstanceOf(Outcome.Wait.class);
    pass(TTL.multipliedBy(2));
    assertThat(decide(fresh)).isInstanceOf(Outcome.Use.class);
  }

  @Test
  void nothingIsWaitedForLonger_thanTheCertificateInUseIsValid() throws Exception {
    resolver.secure(OWNER, Type.TLSA, records("old"));
    assertThat(decide(fresh).reason()).contains("this waits until");
    now.set(old.x509().getNotAfter().toInstant());
    assertThat(decide(fresh)).isInstanceOf(Outcome.UseAndWarn.class);
    assertThat(decide(fresh).reason()).contains("has expired").contains("publish");
  }

  @Test
  void everyPlace_hasToBeReady() throws Exception {
    TlsaPlace smtp = new TlsaPlace("mx.example.org", 25);
    TlsaPlace submission = new TlsaPlace("mx.example.org", 465);
    resolver.secure(OWNER, Type.TLSA, records("old authority"));
    resolver.secure("_465._tcp.mx.example.org", Type.TLSA, records("old"));
    assertThat(decide(fresh, smtp)).isInstanceOf(Outcome.Use.class);
    assertThat(decide(fresh, smtp, submission))
        .isInstanceOf(Outcome.Wait.class)
        .extracting(Outcome::reason)
        .asString()
        .startsWith("_465._tcp.mx.example.org.");
  }

  @Test
  void aWildcardNamesNoHost_whichIsSaid_unlessOneIsConfigured() throws Exception {
    LabCertificate wildcard = pki.leaf(root, "*.example.org");
    assertThat(decide(wildcard)).isInstanceOf(Outcome.UseAndWarn.class);
    resolver.secure(OWNER, Type.TLSA, records("old"));
    assertThat(decide(wildcard, new TlsaPlace("mx.example.org", 25)))
        .isInstanceOf(Outcome.Wait.class);
  }

  @ParameterizedTest
  @CsvSource({
    "old, SECURE, false",
    "other, SECURE, true",
    "new, SECURE, true",
    "unusable, SECURE, false",
    "other, INSECURE, false",
  })
  void aKeyThatIsShownFromTheStart_isToldWhenItMeetsNoRecord(
      String published, SecurityStatus status, boolean told) throws Exception {
    resolver.answer(status, OWNER, Type.TLSA, records(published));
    List<String> warnings = new CopyOnWriteArrayList<>();
    new Rollover(resolver, List.of(), DigestOrder.DEFAULT, memory, now::get)
        .look(chain(old), warnings::add)
        .get(20, TimeUnit.SECONDS);
    if (told) {
      assertThat(warnings)
          .singleElement()
          .asString()
          .startsWith("no TLSA record at " + OWNER + ". matches the key that is shown")
          .contains(old.tlsa(3, 1, 1));
    } else {
      assertThat(warnings).isEmpty();
    }
  }

  @Test
  void theTimeThatHasPassed_survivesARestart(@TempDir Path state) throws Exception {
    memory = TlsaMemory.open(state);
    resolver.secure(OWNER, Type.TLSA, records("old new"));
    decide(fresh);
    pass(TTL.multipliedBy(2));
    memory = TlsaMemory.open(state);
    assertThat(decide(fresh)).isInstanceOf(Outcome.Use.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nonsense", "_25._tcp.x.\tnonsense\t1", "a\t1\tb", "a\t1\t99999999999999999999"})
  void aDamagedMemory_isCountedAnew(String content, @TempDir Path state) throws Exception {
    Files.writeString(state.resolve("tlsa-seen"), content + "\n");
    memory = TlsaMemory.open(state);
    resolver.secure(OWNER, Type.TLSA, records("old new"));
    assertThat(decide(fresh)).isInstanceOf(Outcome.Wait.class);
    assertThat(Files.readString(state.resolve("tlsa-seen"))).contains(fresh.tlsa(3, 1, 1));
  }
}
