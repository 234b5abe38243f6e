// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.Protocol;

/** The content of a ticket, which another version of the code may have written. */
class ServerStateCodecTest {
  private final SessionContext context =
      SessionContext.server(new SecureRandom(), new ManualClock());
  private final ServerState state =
      States.of(context.begin("client.test", 1234), new byte[700], new byte[1200]);

  @Test
  void state_comesBackAsItWas() {
    States.assertSame(ServerStateCodec.decode(ServerStateCodec.encode(state)), state);
  }

  @Test
  void stateWithoutGroupSignatureAndProtocol_comesBackAsItWas() {
    ServerState bare =
        new ServerState(
            Protocol.TLS_1_2,
            CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
            null,
            null,
            state.sessionId(),
            1,
            2,
            new byte[48],
            "",
            List.of(),
            new byte[91]);
    States.assertSame(ServerStateCodec.decode(ServerStateCodec.encode(bare)), bare);
  }

  @Test
  void partOfAState_isNone() {
    byte[] octets = ServerStateCodec.encode(state);
    for (int length = 0; length < octets.length; length++) {
      assertThat(ServerStateCodec.decode(Arrays.copyOf(octets, length))).isNull();
    }
  }

  @Test
  void stateWithMoreBehind_isNone() {
    byte[] octets = ServerStateCodec.encode(state);
    assertThat(ServerStateCodec.decode(Arrays.copyOf(octets, octets.length + 1))).isNull();
  }

  @Test
  void stateOfAnotherVersion_isNone() {
    byte[] octets = ServerStateCodec.encode(state);
    octets[0]++;
    assertThat(ServerStateCodec.decode(octets)).isNull();
  }

  @Test
  void suiteOfTheOtherProtocol_isNone() {
    byte[] octets = ServerStateCodec.encode(state);
    octets[2]--;
    assertThat(ServerStateCodec.decode(octets)).isNull();
  }

  @Test
  void stateWithTooManyCertificates_isNotEncodable() {
    Session session = context.begin(null, -1);
    assertThat(ServerStateCodec.isEncodable(state)).isTrue();
    assertThat(
            ServerStateCodec.isEncodable(
                States.of(session, Collections.nCopies(11, new byte[9]).toArray(new byte[0][]))))
        .isFalse();
    assertThat(ServerStateCodec.isEncodable(States.of(session, new byte[70_000]))).isFalse();
  }

  @FuzzTest(maxDuration = "20s")
  @Timeout(60)
  void anyOctets_areAStateOrNone(byte[] octets) {
    ServerState read = ServerStateCodec.decode(octets);
    if (read != null) {
      States.assertSame(ServerStateCodec.decode(ServerStateCodec.encode(read)), read);
    }
  }
}
