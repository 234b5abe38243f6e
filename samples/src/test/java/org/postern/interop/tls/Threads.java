// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

/** Daemon threads, so that a connection that hangs does not keep the JVM alive. */
public final class Threads {
  private Threads() {}

  public static void start(Runnable body) {
    Thread thread = new Thread(body, "interop-tls");
    thread.setDaemon(true);
    thread.start();
  }
}
