// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.samples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.samples.SendMail;
import org.postern.samples.SendWithPostern;
import org.postern.samples.VerifyServers;

/** Each program to copy from, run as its reader would, against the lab. */
@Timeout(120)
class SamplesTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path directory;
  private DemoLab lab;

  @BeforeEach
  void start() throws IOException {
    Receivers receivers = new Receivers();
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    lab =
        new DemoLab(
            List.of(
                Site.signed("right.test", receivers.rightKey("mx.right.test")),
                Site.signed("wrong.test", receivers.wrongKey("mx.wrong.test")),
                Site.signed("none.test", receivers.withoutTlsa("mx.none.test")),
                Site.signed("plain.test", receivers.plain("mx.plain.test"))),
            () -> anyPort,
            anyPort);
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  @Test
  void sendMail_withoutTheAgent_sendsInClear() throws Exception {
    String output =
        run(
            SendMail.class,
            "alice@sender.test",
            "bob@recipient.test",
            "mx.right.test:" + port("mx.right.test"));
    assertThat(output).contains("mx.right.test accepted the message");
    assertThat(Deliveries.outcome(lab.server("mx.right.test"))).isEqualTo(Outcome.IN_CLEAR);
  }

  @Test
  void sendWithPostern_rightKey_isDeliveredInTls() throws Exception {
    assertThat(send("mx.right.test")).contains("mx.right.test accepted the message");
    assertThat(Deliveries.outcome(lab.server("mx.right.test"))).isEqualTo(Outcome.IN_TLS);
  }

  @Test
  void sendWithPostern_wrongKey_sendsNothing() {
    assertThatThrownBy(() -> send("mx.wrong.test")).hasMessageContaining("DANE");
    assertThat(Deliveries.outcome(lab.server("mx.wrong.test"))).isEqualTo(Outcome.LOST);
  }

  @Test
  void sendWithPostern_selfSignedWithoutTlsa_sendsNothing() {
    assertThatThrownBy(() -> send("mx.none.test")).hasMessageContaining("exit status");
    assertThat(Deliveries.outcome(lab.server("mx.none.test"))).isEqualTo(Outcome.LOST);
  }

  @Test
  void verifyServers_tellsWhatEachServerProved() throws Exception {
    assertThat(verify("mx.right.test")).contains("mx.right.test: dane:dane, ");
    assertThat(verify("mx.wrong.test")).contains("mx.wrong.test: refused, ");
    assertThat(verify("mx.none.test")).contains("mx.none.test: may:encrypt, ");
    assertThat(verify("mx.plain.test")).contains("mx.plain.test: in clear, ");
  }

  private String send(String relay) throws IOException, InterruptedException {
    return run(
        SendWithPostern.class, relay, port(relay), "alice@sender.test", "bob@recipient.test");
  }

  private String verify(String relay) throws IOException, InterruptedException {
    return run(VerifyServers.class, "[" + relay + "]:" + port(relay));
  }

  private String port(String relay) {
    return Integer.toString(lab.server(relay).port());
  }

  private String run(Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(lab.systemProperties(directory));
    line.add("-Djdk.net.hosts.file=" + lab.writeHosts(directory.resolve("hosts")));
    line.add("-Dslf4j.internal.verbosity=ERROR");
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    line.addAll(Arrays.asList(arguments));
    return JavaProgram.run(directory, LIMIT, line);
  }
}
