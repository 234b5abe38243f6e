// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postern.internal.policy.Protocol;

/** Resumption by tickets and session IDs of TLS 1.2, between a client and a server of ours. */
class Tls12ResumptionTest {
  private final ResumptionLab lab = new ResumptionLab(Protocol.TLS_1_2);

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
}
