// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Timeout;

/** Our client with a server that sends anything, or lies within a sound handshake. */
class ClientEngineFuzzTest {

  /** The first octet says which handshake and in what pieces the rest comes. */
  @FuzzTest(maxDuration = "30m")
  @Timeout(60)
  void anyServerOctets_areTakenOrRefused(byte[] octets) {
    int first = octets.length == 0 ? 0 : octets[0] & 0xFF;
    Target target = new Target(true, (first & 2) != 0, (first & 1) == 0 ? "TLSv1.3" : "TLSv1.2");
    int piece = (first >> 2) == 0 ? Integer.MAX_VALUE : 1 + (first >> 2) * 37;
    for (int from = Math.min(1, octets.length); from < octets.length; ) {
      int to = (int) Math.min(octets.length, (long) from + piece);
      target.feed(Arrays.copyOfRange(octets, from, to));
      from = to;
    }
    target.end();
  }

  @FuzzTest(maxDuration = "30m")
  @Timeout(60)
  void aLyingServer_isFoundOut(byte[] script) throws IOException {
    Distortion distortion = new Distortion(script);
    String protocol = distortion.tls13() ? "TLSv1.3" : "TLSv1.2";
    Target target = new Target(true, distortion.clientAuthentication(), protocol);
    Conversation.run(target, new LyingServer(distortion), distortion);
  }
}
