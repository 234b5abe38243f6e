// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.NamedGroup;
import org.postern.internal.policy.Protocol;
import org.postern.internal.policy.Rules;
import org.postern.internal.policy.SignatureScheme;

/** The contract of SSLSessionContext, and what is remembered how long. */
class SessionContextTest {
  private static final byte[] BINDING = {1};
  private final ManualClock clock = new ManualClock();
  private final SessionContext client = SessionContext.client(new SecureRandom(), clock);
  private final SessionContext server = SessionContext.server(new SecureRandom(), clock);

  private static ClientScope scope(String host) {
    Rules rules =
        new Rules(
            List.of(Protocol.values()),
            List.of(CipherSuite.values()),
            List.of(NamedGroup.values()),
            List.of(SignatureScheme.values()),
            2048,
            true,
            true);
    return new ClientScope(host, 25, List.of(), rules, List.of(), "", null);
  }

  private Resumable ticket(Session session, Protocol protocol) {
    return new Resumable(
        session,
        protocol,
        CipherSuite.TLS_AES_128_GCM_SHA256,
        new byte[32],
        new byte[] {1},
        new byte[0],
        0,
        clock.millis(),
        clock.millis() + 7_200_000);
  }

  private Session keep(String host) {
    Session session = client.begin(host, 25);
    client.keep(scope(host), ticket(session, Protocol.TLS_1_3));
    return session;
  }

  private @Nullable Resumable take(String host) {
    return client.take(scope(host), Protocol.TLS_1_3);
  }

  @Test
  void ticketOfTls13_isHandedOutOnce_theNewestFirst() {
    Session old = keep("a.test");
    Session young = keep("a.test");
    assertThat(take("A.TEST").session()).isSameAs(young);
    assertThat(take("a.test").session()).isSameAs(old);
    assertThat(take("a.test")).isNull();
  }

  @Test
  @Timeout(30)
  void ticketOfTls13_isHandedOutOnce_toManyThreads() throws Exception {
    for (int i = 0; i < 4; i++) {
      keep("a.test");
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<@Nullable Resumable>> takers = Collections.nCopies(64, () -> take("a.test"));
      List<Resumable> taken = new ArrayList<>();
      for (Future<@Nullable Resumable> each : threads.invokeAll(takers)) {
        if (each.get() != null) {
          taken.add(each.get());
        }
      }
      assertThat(taken).hasSize(4).doesNotHaveDuplicates();
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void sessionOfTls12_isHandedOutAgain_andReplacedByTheNext() {
    Session old = client.begin("a.test", 25);
    client.keep(scope("a.test"), ticket(old, Protocol.TLS_1_2));
    assertThat(client.take(scope("a.test"), Protocol.TLS_1_2)).isNotNull();
    assertThat(client.take(scope("a.test"), Protocol.TLS_1_2).session()).isSameAs(old);
    Session young = client.begin("a.test", 25);
    client.keep(scope("a.test"), ticket(young, Protocol.TLS_1_2));
    assertThat(client.take(scope("a.test"), Protocol.TLS_1_2).session()).isSameAs(young);
    assertThat(take("a.test")).isNull();
  }

  @Test
  void noMoreThanFourTickets_areKeptForADestination() {
    for (int i = 0; i < 20; i++) {
      keep("a.test");
    }
    int taken = 0;
    while (take("a.test") != null) {
      taken++;
    }
    assertThat(taken).isEqualTo(4);
  }

  @Test
  void cacheSize_isALimit_theLeastRecentlyUsedMakesRoom() {
    client.setSessionCacheSize(3);
    keep("a.test");
    keep("b.test");
    keep("c.test");
    keep("d.test");
    assertThat(take("a.test")).isNull();
    assertThat(take("d.test")).isNotNull();
    client.setSessionCacheSize(1);
    assertThat(take("b.test")).isNull();
    assertThat(take("c.test")).isNotNull();
    assertThatThrownBy(() -> client.setSessionCacheSize(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void timeout_isADay_aSettingOfZeroIsAWeek_rfc8446_4_6_1() {
    assertThat(client.getSessionTimeout()).isEqualTo(86_400);
    assertThat(client.lifetime()).isEqualTo(Duration.ofDays(1));
    client.setSessionTimeout(0);
    assertThat(client.lifetime()).isEqualTo(Duration.ofDays(7));
    client.setSessionTimeout(Integer.MAX_VALUE);
    assertThat(client.lifetime()).isEqualTo(Duration.ofDays(7));
    assertThatThrownBy(() -> client.setSessionTimeout(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void expiredTicket_isForgotten() {
    Session session = keep("a.test");
    clock.pass(Duration.ofHours(2));
    assertThat(client.getIds().hasMoreElements()).isFalse();
    assertThat(take("a.test")).isNull();
    assertThat(session.isValid()).isTrue();
    clock.pass(Duration.ofHours(22));
    assertThat(session.isValid()).isFalse();
  }

  @Test
  void sessionsThatCanBeResumed_areFoundById() {
    Session session = keep("a.test");
    assertThat(Collections.list(client.getIds())).singleElement().isEqualTo(session.getId());
    assertThat(client.getSession(session.getId())).isSameAs(session);
    assertThat(client.getSession(new byte[32])).isNull();
    assertThat(session.getSessionContext()).isSameAs(client);
    session.invalidate();
    assertThat(client.getIds().hasMoreElements()).isFalse();
    assertThat(take("a.test")).isNull();
  }

  @Test
  void ticketForASessionThatIsInvalid_isNotKept() {
    Session session = client.begin("a.test", 25);
    session.invalidate();
    client.keep(scope("a.test"), ticket(session, Protocol.TLS_1_3));
    assertThat(take("a.test")).isNull();
  }

  @Test
  void serversTicket_opensForItsBindingWithinItsLifetime() {
    Session session = server.begin(null, -1);
    byte[] ticket = server.server().seal(States.of(session), BINDING, session);
    Resumption found = server.server().open(ticket, BINDING);
    States.assertSame(found.state(), States.of(session));
    assertThat(server.server().open(ticket, new byte[] {2})).isNull();
    clock.pass(Duration.ofHours(24));
    assertThat(server.server().open(ticket, BINDING)).isNull();
  }

  @Test
  void shorterTimeout_countsForTicketsThatAreOut() {
    Session session = server.begin(null, -1);
    byte[] ticket = server.server().seal(States.of(session), BINDING, session);
    server.setSessionTimeout(60);
    clock.pass(Duration.ofSeconds(59));
    assertThat(server.server().open(ticket, BINDING)).isNotNull();
    clock.pass(Duration.ofSeconds(1));
    assertThat(server.server().open(ticket, BINDING)).isNull();
  }

  @Test
  void stateTooLargeForATicket_isReferredTo() {
    Session session = server.begin(null, -1);
    ServerState large = States.of(session, new byte[9000]);
    byte[] ticket = server.server().seal(large, BINDING, session);
    assertThat(ticket).hasSizeLessThan(200);
    Resumption found = server.server().open(ticket, BINDING);
    assertThat(found.state()).isSameAs(large);
    assertThat(found.session()).isSameAs(session);
    assertThat(server.server().open(ticket, new byte[] {2})).isNull();
    session.invalidate();
    assertThat(server.server().open(ticket, BINDING)).isNull();
  }

  @Test
  void sessionId_isRecalledForItsBinding() {
    Session session = server.begin(null, -1);
    server.server().remember(States.of(session), BINDING, session);
    assertThat(server.server().recall(session.getId(), BINDING)).isNotNull();
    assertThat(server.server().recall(session.getId(), new byte[] {2})).isNull();
    assertThat(server.server().recall(new byte[32], BINDING)).isNull();
    assertThat(server.getSession(session.getId())).isSameAs(session);
    server.setSessionCacheSize(1);
    Session next = server.begin(null, -1);
    server.server().remember(States.of(next), BINDING, next);
    assertThat(server.server().recall(session.getId(), BINDING)).isNull();
    clock.pass(Duration.ofDays(1));
    assertThat(server.server().recall(next.getId(), BINDING)).isNull();
  }

  @Test
  void invalidatedSessionOfAServer_isNotResumedByItsTicket() {
    Session session = server.begin(null, -1);
    byte[] ticket = server.server().seal(States.of(session), BINDING, session);
    session.invalidate();
    assertThat(server.server().open(ticket, BINDING)).isNull();
  }

  @Test
  void tooManyInvalidatedSessions_makeAllOfThatAgeInvalid_butFailedConnectionsDoNot() {
    Session good = server.begin(null, -1);
    byte[] ticket = server.server().seal(States.of(good), BINDING, good);
    for (int i = 0; i < Revocations.MAX + 10; i++) {
      server.begin(null, -1).discard();
    }
    assertThat(server.server().open(ticket, BINDING)).isNotNull();
    server.begin(null, -1).invalidate();
    assertThat(server.server().open(ticket, BINDING)).isNull();

    clock.pass(Duration.ofMillis(1));
    Session later = server.begin(null, -1);
    byte[] next = server.server().seal(States.of(later), BINDING, later);
    assertThat(server.server().open(next, BINDING)).isNotNull();
  }
}
