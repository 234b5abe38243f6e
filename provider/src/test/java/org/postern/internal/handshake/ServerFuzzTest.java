// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Whatever a hostile peer does with the messages of real handshakes, the server ends with an
 * exception of JSSE, in bounded steps.
 */
class ServerFuzzTest {

  private static final FuzzLab LAB = new FuzzLab();

  @FuzzTest(maxDuration = "40m")
  void anyPeer_endsInAHandshakeOrAnSslException(byte[] octets) {
    LAB.attackServer(octets);
  }
}
