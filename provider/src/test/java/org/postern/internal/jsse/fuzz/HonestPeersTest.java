// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fuzz targets start from does come to its end: they do not fuzz a first failure. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class HonestPeersTest {

  @ParameterizedTest
  @ValueSource(bytes = {0, 1, 2, 3})
  void aScriptWithoutLies_isASoundHandshakeWithOurClient(byte first) throws Exception {
    Distortion distortion = new Distortion(new byte[] {first});
    String protocol = distortion.tls13() ? "TLSv1.3" : "TLSv1.2";
    Target target = new Target(true, distortion.clientAuthentication(), protocol);

    Conversation.run(target, new LyingServer(distortion), distortion);

    assertThat(target.finished()).as("%s", target.failure()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(bytes = {0, 1, 2, 3})
  void aScriptWithoutLies_isASoundHandshakeWithOurServer(byte first) throws Exception {
    Distortion distortion = new Distortion(new byte[] {first});
    String protocol = distortion.tls13() ? "TLSv1.3" : "TLSv1.2";
    Target target = new Target(false, distortion.clientAuthentication(), protocol);

    Conversation.run(target, new LyingClient(distortion), distortion);

    assertThat(target.finished()).as("%s", target.failure()).isTrue();
  }

  /** The same random numbers: what was recorded is an answer to what the engine says again. */
  @ParameterizedTest
  @ValueSource(bytes = {0, 1, 2, 3})
  void aRecordedHandshake_canBePlayedAgain(byte first) throws Exception {
    for (boolean client : new boolean[] {true, false}) {
      byte[] recorded = Recording.of(client, new Distortion(new byte[] {first}));
      Distortion which = new Distortion(new byte[] {first});
      Target again =
          new Target(client, which.clientAuthentication(), which.tls13() ? "TLSv1.3" : "TLSv1.2");

      again.feed(recorded);

      assertThat(again.finished()).as("%s", again.failure()).isTrue();
    }
  }
}
