// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.programs;

import java.util.Set;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A client and an echo server with Netty; apart, since it exists once for each Netty. */
public interface NettyProgram {
  /** How the program comes to its handlers. */
  enum Handlers {
    /** {@code new SslHandler(engine)}. */
    OF_ENGINES,
    /** Netty's own context around ours, with ALPN. */
    OF_A_NETTY_CONTEXT
  }

  /**
   * What the program is to do.
   *
   * @param tasks runs the delegated tasks; null for the thread of the event loop
   */
  record Plan(
      SSLContext client,
      SSLContext server,
      String protocol,
      Handlers handlers,
      @Nullable Executor tasks) {}

  /**
   * What the program saw.
   *
   * @param application what ALPN chose at the client; null for nothing
   * @param eventLoops the threads of the channels
   */
  record Seen(
      byte[] echo,
      String clientProtocol,
      String serverProtocol,
      @Nullable String application,
      Set<Thread> eventLoops,
      boolean closedInOrder) {}

  /** Which jar the handlers are from. */
  String jar();

  Seen run(Plan plan, byte[] payload) throws Exception;
}
