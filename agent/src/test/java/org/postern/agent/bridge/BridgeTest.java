// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postern.agent.core.mail.MessagingException;
import org.postern.agent.core.mail.Service;

/** Nothing is thrown from the bridge, and nothing that fails in it lets mail pass. */
class BridgeTest {

  /** As {@code jakarta.mail.Session}. */
  public static final class Session {
    /** The properties. */
    public Properties getProperties() {
      return new Properties();
    }
  }

  @AfterEach
  void reset() {
    Bridge.hooks(null);
  }

  private static @Nullable SmtpConnect connecting(Object session) {
    return Bridge.connecting(
        new Service(), "smtp", "mx.test", 25, 25, false, false, false, null, session);
  }

  private static SmtpConnect connect(String name) {
    return (SmtpConnect)
        Proxy.newProxyInstance(
            BridgeTest.class.getClassLoader(),
            new Class<?>[] {SmtpConnect.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "serverName" -> name;
                  case "end" -> null;
                  default -> throw new IllegalStateException("a defect");
                });
  }

  private static Hooks hooks(Deque<SmtpConnect> connects) {
    return new Hooks() {
      @Override
      public SmtpConnect connecting(SmtpAttempt attempt, @Nullable Delivery delivery) {
        return connects.removeFirst();
      }

      @Override
      public String delay(Delivery delivery) {
        throw new IllegalStateException("a defect");
      }

      @Override
      public String delayWithoutHost(Delivery delivery) {
        throw new IllegalStateException("a defect");
      }
    };
  }

  private static void assertRefused(@Nullable Throwable thrown) {
    assertThat(thrown)
        .isInstanceOf(MessagingException.class)
        .hasMessageStartingWith("Postern failed")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void withoutHooks_nothingHappens() {
    assertThat(connecting(new Session())).isNull();
    assertThat(Bridge.lookingUp(this, "dest.test", this)).isNull();
    assertThat(Bridge.serverName("mail.smtp", "a.test")).isEqualTo("a.test");
  }

  @Test
  void aDefectBeforeTheConnection_refusesIt() {
    for (Object session : List.of(new Session(), "no session")) {
      Bridge.hooks(hooks(new ArrayDeque<>()));
      SmtpConnect connect = Objects.requireNonNull(connecting(session));
      assertThat(connect).isInstanceOf(SmtpConnect.Refused.class);
      assertRefused(Bridge.end(connect, new Service(), false, null));
    }
  }

  @Test
  void aDefectAfterTheHandshake_refusesTheSocket() throws IOException {
    Bridge.hooks(hooks(new ArrayDeque<>(List.of(connect("a")))));
    SmtpConnect connect = Objects.requireNonNull(connecting(new Session()));
    try (Socket socket = new Socket()) {
      assertThat(Bridge.secured(socket)).isInstanceOf(IOException.class);
      assertThat(Bridge.opened(socket)).isInstanceOf(IOException.class);
    }
    assertThat(Bridge.again(connect, new IOException("lost"))).isFalse();
    Bridge.end(connect, new Service(), true, null);
  }

  @Test
  void aConnectionInsideAnother_doesNotEndIt() {
    Bridge.hooks(hooks(new ArrayDeque<>(List.of(connect("outer"), connect("inner")))));
    SmtpConnect outer = Objects.requireNonNull(connecting(new Session()));
    SmtpConnect inner = Objects.requireNonNull(connecting(new Session()));
    assertThat(Bridge.serverName("mail.smtp", "mx.test")).isEqualTo("inner");
    Bridge.end(inner, new Service(), true, null);
    assertThat(Bridge.serverName("mail.smtp", "mx.test")).isEqualTo("outer");
    Bridge.end(outer, new Service(), true, null);
    assertThat(Bridge.serverName("mail.smtp", "mx.test")).isEqualTo("mx.test");
  }
}
