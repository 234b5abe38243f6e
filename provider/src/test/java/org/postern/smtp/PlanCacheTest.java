// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postern.dane.DigestOrder;
import org.postern.dns.SecurityStatus;
import org.postern.smtp.DeliveryPlan.Disposition;
import org.postern.smtp.DeliveryPlanner.Mode;
import org.postern.smtp.DeliveryPlanner.Unavailable;
import org.xbill.DNS.Type;

/** How long plans are remembered, and what a planning may take. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PlanCacheTest {

  private final SettableClock clock = new SettableClock();
  private final FakeResolver dns =
      new FakeResolver()
          .secure("example.org", Type.MX, "10 a.example.")
          .secure("a.example", Type.A, "192.0.2.1");

  @Test
  void aPlan_isRememberedForTheShortestTtl_andNoLonger() {
    dns.ttl = Duration.ofSeconds(30);
    dns.secure("_25._tcp.a.example", Type.TLSA, "3 1 1 " + "AB".repeat(32));
    DeliveryPlanner planner = planner(Duration.ofSeconds(5));
    DeliveryPlan plan = planner.planNow("example.org", 25);
    assertThat(plan.expires()).isEqualTo(clock.instant().plusSeconds(30));
    int asked = dns.asked.size();
    clock.advance(Duration.ofSeconds(29));
    assertThat(planner.planNow("EXAMPLE.org", 25)).isSameAs(plan);
    assertThat(dns.asked).hasSize(asked);
    clock.advance(Duration.ofSeconds(1));
    assertThat(planner.planNow("example.org", 25)).isNotSameAs(plan);
    assertThat(dns.asked.size()).isGreaterThan(asked);
  }

  @Test
  void anotherPort_orARelay_isAnotherPlan() {
    DeliveryPlanner planner = planner(Duration.ofSeconds(5));
    DeliveryPlan plan = planner.planNow("a.example", 25);
    assertThat(planner.planNow("a.example", 587)).isNotSameAs(plan);
    assertThat(planner.planRelay("a.example", 25).join().routing())
        .isEqualTo(DeliveryPlan.Routing.RELAY);
  }

  @Test
  void aPlanningThatThrows_failsAtOnce_andIsNotRemembered() {
    PlanCache cache = new PlanCache(clock);
    PlanCache.Key key = new PlanCache.Key("example.org", 25, false);
    DeliveryPlan plan = planner(Duration.ofSeconds(5)).planNow("example.org", 25);
    CompletableFuture<DeliveryPlan> failed =
        cache.get(
            key,
            () -> {
              throw new IllegalStateException("test");
            });
    assertThat(failed).isCompletedExceptionally();
    assertThat(cache.get(key, () -> CompletableFuture.completedFuture(plan)))
        .isCompletedWithValue(plan);
  }

  @Test
  void aPlanWithFailures_isRememberedShortly() {
    dns.ttl = Duration.ofHours(1);
    dns.error(SecurityStatus.FAILED, "a.example", Type.AAAA)
        .error(SecurityStatus.BOGUS, "_25._tcp.a.example", Type.TLSA);
    assertThat(planner(Duration.ofSeconds(5)).planNow("example.org", 25).expires())
        .isBeforeOrEqualTo(clock.instant().plusSeconds(10));
    dns.error(SecurityStatus.FAILED, "failed.example", Type.MX);
    assertThat(planner(Duration.ofSeconds(5)).planNow("failed.example", 25).expires())
        .isBeforeOrEqualTo(clock.instant().plusSeconds(10));
  }

  @Test
  void aTtlOfZero_isNotRemembered_andAVeryLongOneIsCut() {
    DeliveryPlanner planner = planner(Duration.ofSeconds(5));
    assertThat(planner.planNow("example.org", 25).expires())
        .isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
    FakeResolver other = new FakeResolver();
    other.ttl = Duration.ofDays(300);
    other.secure("example.org", Type.MX, "0 .");
    assertThat(
            new DeliveryPlanner(other, options(Duration.ofSeconds(5)), clock)
                .planNow("example.org", 25)
                .expires())
        .isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    FakeResolver zero = new FakeResolver();
    zero.ttl = Duration.ZERO;
    DeliveryPlanner fresh = new DeliveryPlanner(zero, options(Duration.ofSeconds(5)), clock);
    assertThat(fresh.planNow("example.org", 25)).isNotSameAs(fresh.planNow("example.org", 25));
  }

  @Test
  void thoseWhoAskAtTheSameTime_waitForOnePlanning_andDoNotDisturbEachOther() {
    FakeResolver slow = new FakeResolver().silent("example.org", Type.MX);
    DeliveryPlanner planner =
        new DeliveryPlanner(slow, options(Duration.ofMillis(500)), Clock.systemUTC());
    CompletableFuture<DeliveryPlan> first = planner.plan("example.org", 25);
    CompletableFuture<DeliveryPlan> second = planner.plan("example.org", 25);
    first.cancel(true);
    assertThat(second.join().disposition()).isInstanceOf(Disposition.Delay.class);
    assertThat(slow.asked).containsOnlyOnce("example.org MX");
  }

  @Test
  void thePlanEnds_withinItsDeadline_whoeverIsSilent() {
    FakeResolver silent =
        new FakeResolver()
            .secure("example.org", Type.MX, "10 a.example.", "20 b.example.")
            .silent("a.example", Type.A)
            .silent("a.example", Type.AAAA)
            .secure("b.example", Type.A, "192.0.2.2")
            .silent("b.example", Type.AAAA)
            .silent("_25._tcp.b.example", Type.TLSA);
    long start = System.nanoTime();
    DeliveryPlan plan =
        new DeliveryPlanner(silent, options(Duration.ofMillis(300)), Clock.systemUTC())
            .planNow("example.org", 25);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(plan.disposition()).isInstanceOf(Disposition.Delay.class);
    assertThat(plan.candidates()).hasSize(2);
    assertThat(plan.candidates().get(1).addresses()).hasSize(1);
  }

  @Test
  void anInterruptedThread_getsADelay_andStaysInterrupted() {
    FakeResolver silent = new FakeResolver().silent("example.org", Type.MX);
    Thread.currentThread().interrupt();
    DeliveryPlan plan =
        new DeliveryPlanner(silent, options(Duration.ofSeconds(20)), Clock.systemUTC())
            .planNow("example.org", 25);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(plan.disposition()).isInstanceOf(Disposition.Delay.class);
  }

  @Test
  void theCache_isBounded() {
    DeliveryPlanner planner = planner(Duration.ofSeconds(5));
    DeliveryPlan first = planner.planNow("example.org", 25);
    for (int i = 0; i < PlanCache.MOST; i++) {
      planner.planNow("d" + i + ".example", 25);
    }
    assertThat(planner.planNow("example.org", 25)).isNotSameAs(first);
  }

  @Test
  void aResolverThatThrows_delays() {
    FakeResolver broken =
        new FakeResolver() {
          @Override
          public CompletableFuture<org.postern.dns.SecureAnswer> lookup(
              org.xbill.DNS.Name name, int type) {
            throw new IllegalStateException("broken");
          }
        };
    assertThat(
            new DeliveryPlanner(broken, options(Duration.ofSeconds(5)), clock)
                .planNow("example.org", 25)
                .disposition())
        .isInstanceOf(Disposition.Delay.class);
  }

  private DeliveryPlanner planner(Duration deadline) {
    return new DeliveryPlanner(dns, options(deadline), clock);
  }

  private static DeliveryPlanner.Options options(Duration deadline) {
    return new DeliveryPlanner.Options(
        Mode.ENFORCE,
        java.util.List.of(),
        DigestOrder.DEFAULT,
        Unavailable.OPPORTUNISTIC,
        deadline);
  }

  private static final class SettableClock extends Clock {
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
