// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Clock;
import java.util.Properties;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postern.TlsReport;
import org.postern.TlsStack;
import org.postern.agent.bridge.SmtpAttempt;
import org.postern.agent.core.mail.MessagingException;
import org.postern.agent.core.mail.Service;
import org.postern.policy.Profile;
import org.postern.smtp.MxAuthentication;
import org.postern.smtp.TlsRequirement;

class GuardedConnectTest {
  private static final TlsRequirement ENCRYPT =
      new TlsRequirement.Encrypt(
          "mx.test", 25, MxAuthentication.DNSSEC, null, false, "all records unusable");

  /** The program's own TLS is used here, or none is reached. */
  private static final TlsStack NO_TLS =
      new TlsStack() {
        @Override
        public SSLContext client(TlsRequirement requirement) {
          throw new IllegalStateException("not asked for");
        }

        @Override
        public SSLContext server(KeyManager[] keys, TrustManager @Nullable [] trust) {
          throw new IllegalStateException("not asked for");
        }

        @Override
        public SSLContext server(
            Profile profile, KeyManager[] keys, TrustManager @Nullable [] trust) {
          throw new IllegalStateException("not asked for");
        }

        @Override
        public TlsReport report() {
          throw new IllegalStateException("not asked for");
        }
      };

  private static GuardedConnect connect(TlsRequirement requirement, boolean implicit) {
    SmtpAttempt attempt =
        new SmtpAttempt(
            new Service(),
            "mail.smtp",
            "mx.test",
            25,
            25,
            false,
            !implicit,
            false,
            false,
            new Properties());
    return GuardedConnect.of(
        attempt,
        new ProgramTls(implicit, !implicit, false, false, 25),
        NextHop.relay("mx.test", 25),
        requirement,
        "planned",
        NO_TLS,
        new Outcomes(new AgentLog(), Clock.systemUTC()));
  }

  @Test
  void aPlainSocket_whereTheProgramBeginsWithTls_isClosedBeforeAWordIsSent() {
    GuardedConnect connect = connect(ENCRYPT, true);
    Socket plain = new Socket();
    assertThat(connect.opened(plain)).isInstanceOf(IOException.class);
    assertThat(plain.isClosed()).isTrue();
  }

  @Test
  void aPlainSocket_isWhatStartTlsBeginsWith_orWhatNothingForbids() {
    assertThat(connect(ENCRYPT, false).opened(new Socket())).isNull();
    TlsRequirement may = new TlsRequirement.May("mx.test", 25);
    assertThat(connect(may, true).opened(new Socket())).isNull();
  }

  @Test
  void anUncheckedException_becomesAFailureOfThisHost() {
    GuardedConnect connect = connect(ENCRYPT, false);
    assertThat(connect.opened(new Socket())).isNull();
    @Nullable Throwable thrown = connect.end(false, new IllegalStateException("odd reply"));
    assertThat(thrown)
        .isInstanceOf(MessagingException.class)
        .hasMessageStartingWith("DANE: ")
        .hasCauseInstanceOf(IOException.class);
  }
}
