// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

/** What all peers keep to. */
final class Limits {
  /** How long a program may take for one connection. */
  static final Duration CONNECTION = Duration.ofSeconds(25);

  private Limits() {}

  /** A port of loopback that was free a moment ago, for programs that cannot choose one. */
  static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
