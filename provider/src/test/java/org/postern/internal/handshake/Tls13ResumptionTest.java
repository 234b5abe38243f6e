// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.KeyShares;
import org.postern.internal.policy.NamedGroup;
import org.postern.internal.policy.Protocol;

/** Resumption by NewSessionTicket and pre_shared_key, between a client and a server of ours. */
class Tls13ResumptionTest {
  private final ResumptionLab lab = new ResumptionLab(Protocol.TLS_1_3);

  @BeforeEach
  void keys() throws Exception {
    lab.init();
  }

  @Test
  void secondConnection_isResumed() throws Exception {
    Link first = lab.connect();
    assertThat(first.clientSession().resumed()).isFalse();
    assertThat(first.serverSession().resumed()).isFalse();

    Link second = lab.connect();
    assertThat(second.clientSession().resumed()).isTrue();
    assertThat(second.serverSession().resumed()).isTrue();
    lab.exchange(second);
    assertThat(second.clientSession().getPeerCertificates())
        .isEqualTo(first.clientSession().getPeerCertificates());
    assertThat(second.serverSession().getCipherSuite())
        .isEqualTo(first.clientSession().getCipherSuite());

    for (int i = 0; i < 5; i++) {
      assertThat(lab.connect().serverSession().resumed()).isTrue();
    }
  }

  @Test
  void ticketInBothClientHellos_isResumed_rfc8446_4_1_2() throws Exception {
    lab.server.groups = List.of(NamedGroup.SECP384R1);
    lab.client.port = 2525;
    lab.client.keyShares = KeyShares.CLASSICAL;
    assertThat(lab.connect().clientHellos()).isEqualTo(2);
    // What was learnt of the server's group does not count for the other choice of key shares.
    lab.client.keyShares = KeyShares.BOTH;

    Link second = lab.connect();
    assertThat(second.clientHellos()).isEqualTo(2);
    assertThat(second.clientSession().resumed()).isTrue();
    assertThat(second.serverSession().resumed()).isTrue();
    assertThat(second.clientSession().group()).isEqualTo("secp384r1");
  }

  @Test
  void helloRetryRequestForASuiteOfAnotherHash_leavesTheTicketOut_rfc8446_4_1_4() throws Exception {
    lab.server.suites = List.of(CipherSuite.TLS_AES_256_GCM_SHA384);
    lab.client.port = 2526;
    lab.connect();
    lab.server.suites = List.of(CipherSuite.TLS_AES_128_GCM_SHA256);
    lab.server.groups = List.of(NamedGroup.SECP384R1);

    Link second = lab.connect();
    assertThat(second.clientHellos()).isEqualTo(2);
    assertThat(second.clientSession().resumed()).isFalse();
    assertThat(second.clientSession().getCipherSuite()).isEqualTo("TLS_AES_128_GCM_SHA256");
    assertThat(lab.connect().clientSession().resumed()).isTrue();
  }
}
