// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A /24 of loopback addresses for one run, so that fixed ports (25, 53, 2525) never meet those of
 * another run on the same machine. Thread-safe.
 */
public final class Loopback {
  private final String prefix;
  private final AtomicInteger last = new AtomicInteger(99);

  private Loopback(String prefix) {
    this.prefix = prefix;
  }

  /** A block on which ports 25 and 53 can be bound; fails with the reason where they cannot. */
  public static Loopback block() {
    SecureRandom random = new SecureRandom();
    String prefix = "127." + (100 + random.nextInt(120)) + "." + random.nextInt(250) + ".";
    for (int port : new int[] {25, 53}) {
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(prefix + "1"))) {
        probe.getLocalPort();
      } catch (IOException e) {
        throw new IllegalStateException(
            "the interop runs bind port "
                + port
                + " on loopback: run them as root or with CAP_NET_BIND_SERVICE",
            e);
      }
    }
    return new Loopback(prefix);
  }

  /** A fixed address of the block, {@code host} from 1 to 99. */
  public String at(int host) {
    if (host < 1 || host > 99) {
      throw new IllegalArgumentException("expected 1..99, was " + host);
    }
    return prefix + host;
  }

  /** An address of the block that nobody else was given. */
  public String next() {
    int host = last.incrementAndGet();
    if (host > 254) {
      throw new IllegalStateException("more than 155 receivers in one run");
    }
    return prefix + host;
  }
}
