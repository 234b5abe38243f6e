// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.internal.ocsp.StapleLab.LEAF;
import static org.postern.internal.ocsp.StapleLab.MUST;
import static org.postern.internal.ocsp.StapleLab.SILENT;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.lab.pki.LabOcspResponse;
import org.postern.ocsp.StapleStatus;

/** Requirement G14 and RFC 7633: ahead of time, kept while good, and nothing else is stapled. */
@Timeout(60)
class RefresherTest {

  private final StapleLab lab = new StapleLab(null);

  @Test
  void aGoodResponse_isFetchedAtOnce_andAgainAtHalfItsLife() {
    TrackedChain chain = lab.chain(false, lab.track(LEAF));
    assertThat(chain.responses()).isEmpty();
    byte[] first = lab.about(LEAF).der();
    lab.answering(first);
    lab.pass(Duration.ofMinutes(5));
    assertThat(chain.responses()).containsExactly(first);
    assertThat(lab.asked).hasSize(1);
    lab.pass(Duration.ofDays(3));
    assertThat(lab.asked).hasSize(1);
    byte[] second = lab.about(LEAF).der();
    lab.answering(second);
    lab.pass(Duration.ofDays(1));
    assertThat(lab.asked).hasSize(2);
    assertThat(chain.responses()).containsExactly(second);
    assertThat(lab.log.take()).isEmpty();
  }

  @Test
  void aDeadResponder_isAskedEverMoreRarely_andTheLastGoodResponseIsKeptUntilItsEnd() {
    TrackedChain chain = lab.chain(false, lab.track(LEAF));
    byte[] good = lab.about(LEAF).der();
    lab.answering(good);
    lab.pass(Duration.ofSeconds(1));
    lab.dead();
    lab.pass(Duration.ofDays(7));
    assertThat(chain.responses()).containsExactly(good);
    assertThat(lab.asked.size()).isBetween(50, 150);
    assertThat(lab.log.take())
        .hasSizeBetween(3, 5)
        .allMatch(line -> line.startsWith("WARNING no new OCSP response for CN=mx.example.test"))
        .allMatch(line -> line.contains("nobody there; the one at hand is used until"));
    StapleStatus status = chain.status().get(0);
    assertThat(status.lastError()).isEqualTo("nobody there");
    assertThat(status.nextUpdate()).isEqualTo(Responders.NOW.plus(Duration.ofDays(8)));
    lab.pass(Duration.between(lab.now(), Responders.NOW.plus(Duration.ofDays(8)).minusMillis(1)));
    assertThat(chain.responses()).containsExactly(good);
    lab.pass(Duration.ofMillis(1));
    assertThat(chain.responses()).isEmpty();
    assertThat(chain.status().get(0).nextUpdate()).isNull();
    byte[] again = lab.about(LEAF).der();
    lab.answering(again);
    lab.pass(Duration.ofMinutes(80));
    assertThat(chain.responses()).containsExactly(again);
    assertThat(lab.log.take()).anyMatch(line -> line.startsWith("INFO there is an OCSP response"));
  }

  @Test
  void anError_endsNothing_andIsTold() {
    TrackedChain chain = lab.chain(false, lab.track(LEAF));
    Error shortage = new OutOfMemoryError("unable to create native thread");
    lab.executor =
        work -> {
          throw shortage;
        };
    lab.pass(Duration.ofMinutes(1));
    assertThat(lab.asked).isEmpty();
    assertThat(chain.status().get(0).lastError()).contains("unable to create native thread");
    lab.executor = Runnable::run;
    lab.failing(shortage);
    lab.pass(Duration.ofMinutes(5));
    assertThat(lab.asked).isNotEmpty();
    assertThat(lab.log.take())
        .anyMatch(line ->
            line.startsWith("ERROR cannot ask for the OCSP response for CN=mx.example.test"));
    byte[] good = lab.about(LEAF).der();
    lab.answering(good);
    lab.pass(Duration.ofHours(1));
    assertThat(chain.responses()).containsExactly(good);
  }

  @Test
  void aClockThatWasSetBack_delaysNothing() {
    for (Duration ahead : List.of(Duration.ofHours(2), Duration.ofDays(300))) {
      StapleLab wrong = new StapleLab(null);
      byte[] good = wrong.about(LEAF).der();
      wrong.set(Responders.NOW.plus(ahead));
      TrackedChain chain = wrong.chain(false, wrong.track(LEAF));
      wrong.dead();
      wrong.pass(Duration.ofHours(1));
      int before = wrong.asked.size();
      wrong.set(Responders.NOW);
      wrong.answering(good);
      wrong.pass(Duration.ofMinutes(1));
      assertThat(chain.responses()).as("after " + ahead).containsExactly(good);
      wrong.set(Responders.NOW.plusSeconds(30));
      wrong.pass(Duration.ofDays(1));
      assertThat(wrong.asked).hasSize(before + 1);
    }
  }

  @Test
  void revoked_endsTheStapleAtOnce_untilALaterResponseSaysGood() {
    TrackedChain chain = lab.chain(false, lab.track(LEAF));
    byte[] old = lab.about(LEAF).der();
    lab.answering(old);
    lab.pass(Duration.ofDays(1));
    lab.answering(lab.about(LEAF).revoked().der());
    lab.pass(Duration.ofDays(3));
    assertThat(chain.responses()).isEmpty();
    assertThat(chain.status().get(0).lastError()).contains("is revoked since");
    lab.answering(old);
    lab.pass(Duration.ofHours(2));
    assertThat(chain.responses()).isEmpty();
    byte[] lifted = lab.about(LEAF).der();
    lab.answering(lifted);
    lab.pass(Duration.ofHours(2));
    assertThat(chain.responses()).containsExactly(lifted);
  }

  static Stream<byte[]> useless() {
    return Stream.of(
        Responders.about(LEAF).unknown().der(),
        Responders.about(Responders.SIBLING).der(),
        Responders.about(LEAF).signer(Responders.PKI.root("Authority")).der(),
        Responders.about(LEAF)
            .times(Responders.NOW.minusSeconds(9000), Responders.NOW.minusSeconds(10))
            .der(),
        Responders.about(LEAF)
            .times(Responders.NOW.minusSeconds(9000), Responders.NOW.minusSeconds(1000))
            .der(),
        Responders.about(LEAF)
            .times(Responders.NOW.plusSeconds(90_000), Responders.NOW.plusSeconds(99_000))
            .der(),
        LabOcspResponse.unsuccessful(3),
        new byte[0],
        new byte[70_000]);
  }

  @ParameterizedTest
  @MethodSource("useless")
  void whatProvesNothing_isNotStapled_andEndsNothing(byte[] useless) {
    TrackedChain chain = lab.chain(false, lab.track(LEAF));
    lab.answering(useless);
    lab.pass(Duration.ofMinutes(1));
    assertThat(chain.responses()).isEmpty();
    assertThat(chain.status().get(0).lastError()).isNotBlank();
    assertThat(lab.log.take()).singleElement().asString().startsWith("WARNING");
    byte[] good = lab.about(LEAF).der();
    lab.answering(good);
    lab.pass(Duration.ofHours(1));
    assertThat(chain.responses()).containsExactly(good);
    lab.answering(useless);
    lab.pass(Duration.ofHours(1));
    assertThat(chain.responses()).containsExactly(good);
  }

  @Test
  void mustStaple_withoutAStaple_raisesTheAlarm_daily_untilThereIsOne() {
    TrackedChain chain = lab.chain(false, lab.track(MUST));
    lab.pass(Duration.ofHours(47));
    assertThat(lab.log.take())
        .hasSize(2)
        .allMatch(line -> line.startsWith("ERROR CN=mx.example.test demands an OCSP staple"));
    assertThat(chain.isServable()).isTrue();
    assertThat(chain.status().get(0).mustStaple()).isTrue();
    lab.answering(lab.about(MUST).der());
    lab.pass(Duration.ofHours(2));
    assertThat(lab.log.take()).singleElement().asString().startsWith("INFO");
    assertThat(chain.responses()).hasSize(1);
  }

  @Test
  void mustStaple_withoutAStaple_isRefused_whereThatIsWanted() {
    TrackedChain must = lab.chain(true, lab.track(MUST));
    TrackedChain other = lab.chain(true, lab.track(LEAF));
    assertThat(must.isServable()).isFalse();
    assertThat(other.isServable()).isTrue();
    lab.answering(lab.about(MUST).der());
    lab.pass(Duration.ofHours(2));
    assertThat(must.isServable()).isTrue();
    lab.dead();
    lab.pass(Duration.ofDays(9));
    assertThat(must.isServable()).isFalse();
  }

  @Test
  void aCertificateWithoutResponder_isSilent() {
    TrackedChain chain = lab.chain(false, lab.track(SILENT));
    lab.pass(Duration.ofDays(30));
    assertThat(lab.asked).isEmpty();
    assertThat(lab.log.take()).isEmpty();
    assertThat(chain.responses()).isEmpty();
    assertThat(chain.status().get(0).lastError()).isNull();
  }

  @Test
  void theAnswer_isTheSameList_asLongAsNothingChanges() {
    TrackedChain chain = lab.chain(false, lab.track(LEAF), lab.track(SILENT));
    lab.answering(lab.about(LEAF).der());
    lab.pass(Duration.ofMinutes(1));
    List<byte[]> responses = chain.responses();
    assertThat(responses).hasSize(1);
    lab.pass(Duration.ofDays(1));
    assertThat(chain.responses()).isSameAs(responses);
  }

  @Test
  void aStapleAboveOneThatIsMissing_keepsItsPlace() {
    TrackedCertificate leaf = lab.track(SILENT);
    TrackedCertificate above = lab.track(LEAF);
    byte[] good = lab.about(LEAF).der();
    lab.answering(good);
    TrackedChain chain = lab.chain(false, leaf, above);
    lab.pass(Duration.ofMinutes(1));
    assertThat(chain.responses()).containsExactly(new byte[0], good);
  }

  @Test
  void askingAllocatesNothing() throws Exception {
    TrackedCertificate tracked = lab.track(LEAF);
    lab.answering(lab.about(LEAF).der());
    lab.pass(Duration.ofMinutes(1));
    Instant fixed = lab.now();
    TrackedChain chain =
        new TrackedChain(
            List.of(tracked),
            false,
            InstantSource.fixed(fixed),
            new ResponseFiles(List.of(), new StapleLog(lab.log)));
    long asked = 0;
    for (int i = 0; i < 20_000; i++) {
      asked += chain.responses().size();
    }
    long before = allocatedBytes();
    for (int i = 0; i < 100_000; i++) {
      asked += chain.responses().size();
    }
    long allocated = allocatedBytes() - before;
    assertThat(asked).isEqualTo(120_000);
    assertThat(allocated).as("octets for 100,000 answers").isLessThan(50_000);
  }

  private static long allocatedBytes() throws Exception {
    return (long)
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("java.lang:type=Threading"),
                "getThreadAllocatedBytes",
                new Object[] {Thread.currentThread().getId()},
                new String[] {"long"});
  }
}
