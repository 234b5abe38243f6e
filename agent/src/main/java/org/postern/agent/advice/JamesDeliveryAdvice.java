// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.advice;

import net.bytebuddy.asm.Advice;
import org.postern.agent.bridge.Bridge;

/**
 * James' {@code MailDelivrerToHost#tryDeliveryToHost}: the mail, and the MX host that was chosen.
 */
public final class JamesDeliveryAdvice {
  private JamesDeliveryAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @Advice.Argument(0) Object mail,
      @Advice.Argument(2) Object host,
      @Advice.FieldValue("configuration") Object configuration) {
    Bridge.delivering(mail, host, configuration);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit() {
    Bridge.delivered();
  }
}
