// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.advice;

import java.net.Socket;
import java.util.Properties;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;
import org.postern.agent.bridge.Bridge;

/** {@code SocketFetcher#getSocket}: connects, and begins with TLS if asked to. */
public final class OpenSocketAdvice {
  private OpenSocketAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @Advice.Argument(1) int port,
      @Advice.Argument(value = 2, readOnly = false) @Nullable Properties properties,
      @Advice.Argument(3) @Nullable String prefix,
      @Advice.Argument(4) boolean implicitTls) {
    properties = Bridge.socketProperties(prefix, port, properties, implicitTls);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.Return @Nullable Socket socket,
      @Advice.Thrown(readOnly = false, typing = Assigner.Typing.DYNAMIC)
          @Nullable Throwable failure) {
    if (failure == null && socket != null) {
      failure = Bridge.opened(socket);
    }
  }
}
