// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.advice;

import net.bytebuddy.asm.Advice;
import org.postern.agent.bridge.ListenerBridge;

/**
 * James' {@code AbstractConfigurableAsyncServer#buildSSLContext}: which listener a context is for.
 */
public final class JamesContextAdvice {
  private JamesContextAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.This Object server) {
    ListenerBridge.building(server);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit() {
    ListenerBridge.built();
  }
}
