// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.agent.bridge.Bridge;
import org.postern.agent.bridge.SmtpConnect;
import org.postern.agent.core.mail.Service;

/** Commands to an agent that is in already. */
@Timeout(120)
class CoreTest {
  private static final String ARGUMENTS = "dns.resolvers=127.0.0.1:9";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  private final Core core = new Core(new File("postern-agent.jar"), instrumentation());

  /** As the mail library's Session. */
  public static final class Session {
    public Properties getProperties() {
      return new Properties();
    }
  }

  private static Instrumentation instrumentation() {
    return (Instrumentation)
        Proxy.newProxyInstance(
            CoreTest.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) ->
                method.getName().equals("getAllLoadedClasses") ? new Class<?>[0] : null);
  }

  @AfterEach
  void stop() {
    Bridge.hooks(null);
  }

  private static @Nullable SmtpConnect connect() {
    Service transport = new Service();
    SmtpConnect connect =
        Bridge.connecting(
            transport, "smtp", "127.0.0.1", 25, 25, false, false, false, null, new Session());
    if (connect != null) {
      Bridge.end(connect, transport, false, null);
    }
    return connect;
  }

  private String report() throws Exception {
    Path file = directory.resolve("report");
    core.command("report=" + file);
    return Files.readString(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no pair",
        "report=/nowhere/at/all/report",
        "report=a\0b",
        "report=,report=",
        "dane.mode=off",
        "dane.mode=nonsense"
      })
  void nothingThatIsSaidLater_switchesProtectionOff(String command) throws Exception {
    core.command(ARGUMENTS);
    assertThat(connect()).isNotNull();
    core.command(command);
    core.command("dane.mode=off");
    assertThat(connect()).isNotNull();
    assertThat(report())
        .contains("\"state\":\"active\"")
        .contains("\"postern.dane.mode\":{\"value\":\"enforce\"");
  }

  @Test
  void wrongArgumentsAtFirst_leaveItOut_untilRightOnesCome() throws Exception {
    core.command("dane.mode=nonsense");
    assertThat(report()).contains("NOT active");
    assertThat(connect()).isNull();
    core.command(ARGUMENTS);
    assertThat(report()).contains("\"state\":\"active\"");
    assertThat(connect()).isNotNull();
  }
}
