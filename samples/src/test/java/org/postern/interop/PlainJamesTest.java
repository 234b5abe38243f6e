// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Where we start from: a stock James, without the agent, ignores TLSA records and the offer of
 * STARTTLS.
 */
@Tag("interop")
@Timeout(180)
class PlainJamesTest {

  @Test
  void stockJames_deliversInClear_toHostWithStartTlsAndTlsa() {
    Loopback block = Loopback.block();
    String mx = block.next();
    try (LabDirectory lab = new LabDirectory()) {
      Path pem = lab.path().resolve("mx1.pem");
      Command.run(
          lab.path(),
          List.of(
              "openssl",
              "req",
              "-x509",
              "-newkey",
              "ec",
              "-pkeyopt",
              "ec_paramgen_curve:P-256",
              "-nodes",
              "-keyout",
              pem.toString(),
              "-out",
              "cert.pem",
              "-subj",
              "/CN=mx1.start.test",
              "-days",
              "30"));
      Command.run(lab.path(), List.of("sh", "-c", "cat cert.pem >> mx1.pem"));
      DnsZone zone =
          DnsZone.signed(
              "start.test",
              "@ IN MX 10 mx1",
              "mx1 IN A " + mx,
              "_25._tcp.mx1 IN TLSA 3 1 1 0000000000000000000000000000000000000000000000000000000000000000");
      try (RealDns dns = RealDns.serve(lab.directory("dns"), block.at(1), List.of(zone));
          RealResolver resolver =
              RealResolver.of(
                      RealResolver.Kind.UNBOUND_VALIDATING,
                      dns,
                      lab.directory("resolver"),
                      block.at(53))
                  .start();
          RealPostfix postfix =
              RealPostfix.start(
                  lab.directory("postfix"),
                  List.of(RealPostfix.Host.withTls(mx, "mx1.start.test", pem)));
          RealJames james =
              RealJames.start(lab.directory("james"), block.at(2), resolver.address(), List.of())) {
        james.submit("alice@james.test", List.of("bob@start.test"), "start");
        Await.until(
            "the mail to arrive",
            Duration.ofSeconds(30),
            () -> !postfix.mailsFor("bob@start.test").isEmpty());
        StoredMail mail = postfix.mailsFor("bob@start.test").get(0);
        assertThat(mail.tls()).as("protocol").isEmpty();
        assertThat(mail.host()).isEqualTo("mx1.start.test");
        assertThat(james.queued()).isEmpty();
        assertThat(james.bounced()).isEmpty();
        assertThat(resolver.log()).doesNotContain("TLSA");
      }
    }
  }
}
