// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.Protocol;

/** Which cipher suites a server takes, the best first. */
final class SuiteOrder {
  private SuiteOrder() {}

  /**
   * Returns the suites that both have. In the server's own order, ChaCha20-Poly1305 still comes
   * first for a client that puts it first: such a client has no hardware for AES.
   */
  static List<CipherSuite> common(
      int[] offered, List<CipherSuite> allowed, Protocol protocol, boolean preferOwnOrder) {
    List<CipherSuite> client =
        IntStream.of(offered)
            .mapToObj(Codes::suite)
            .filter(suite -> suite != null && suite.protocol() == protocol)
            .distinct()
            .toList();
    if (!preferOwnOrder) {
      return client.stream().filter(allowed::contains).toList();
    }
    List<CipherSuite> own = allowed.stream().filter(client::contains).toList();
    if (client.isEmpty() || !isChaCha20(client.get(0))) {
      return own;
    }
    return Stream.concat(
            own.stream().filter(SuiteOrder::isChaCha20),
            own.stream().filter(suite -> !isChaCha20(suite)))
        .toList();
  }

  private static boolean isChaCha20(CipherSuite suite) {
    return suite.name().contains("CHACHA20");
  }
}
