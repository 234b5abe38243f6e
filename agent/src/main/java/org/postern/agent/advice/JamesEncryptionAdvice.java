// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.advice;

import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import org.postern.agent.bridge.ListenerBridge;

/**
 * James' {@code AbstractConfigurableAsyncServer#getEncryption}, which every connection asks for:
 * the listeners that ran before the agent was attached.
 */
public final class JamesEncryptionAdvice {
  private JamesEncryptionAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.This Object server, @Advice.Return @Nullable Object encryption) {
    ListenerBridge.inUse(server, encryption);
  }
}
