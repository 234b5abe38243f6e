// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.advice;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import org.postern.agent.bridge.Bridge;

/** {@code SMTPTransport#startTLS}: sends STARTTLS and secures the socket. */
public final class StartTlsAdvice {
  private StartTlsAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter() {
    Bridge.startingTls();
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(@Advice.Thrown @Nullable Throwable failure) {
    if (failure != null) {
      Bridge.startTlsFailed(failure);
    }
  }
}
