// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.advice;

import java.net.Socket;
import java.util.Properties;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;
import org.postern.agent.bridge.Bridge;

/** {@code SocketFetcher#startTLS}: makes a connected socket a TLS socket. */
public final class SecureSocketAdvice {
  private SecureSocketAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @Advice.Argument(value = 1, readOnly = false) @Nullable String host,
      @Advice.Argument(value = 2, readOnly = false) @Nullable Properties properties,
      @Advice.Argument(3) @Nullable String prefix) {
    host = Bridge.serverName(prefix, host);
    properties = Bridge.tlsProperties(prefix, properties);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.Return @Nullable Socket socket,
      @Advice.Thrown(readOnly = false, typing = Assigner.Typing.DYNAMIC)
          @Nullable Throwable failure) {
    if (failure == null && socket != null) {
      failure = Bridge.secured(socket);
    }
  }
}
