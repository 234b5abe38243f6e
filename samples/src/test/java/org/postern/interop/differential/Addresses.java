// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;

/**
 * A block of loopback addresses for one run, apart from those of other runs: ports 25 and 53 are
 * the same on all.
 *
 * @param prefix the first two octets, with the dot behind
 */
record Addresses(String prefix) {

  /** Picks a block; fails with the reason where its ports cannot be bound. */
  static Addresses pick() {
    String prefix = "127." + (221 + new SecureRandom().nextInt(30)) + ".";
    for (int port : new int[] {25, 53}) {
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(prefix + "0.1"))) {
        probe.getLocalPort();
      } catch (IOException e) {
        throw new IllegalStateException(
            "the differential run binds port " + port + " on loopback: run it as root", e);
      }
    }
    return new Addresses(prefix);
  }

  String authority() {
    return prefix + "0.2";
  }

  String validator() {
    return prefix + "0.53";
  }

  String forwarder() {
    return prefix + "0.54";
  }

  /** Where the server of the given number listens; combinations of equal number share it. */
  String server(int number) {
    return prefix + "1." + (1 + number);
  }
}
