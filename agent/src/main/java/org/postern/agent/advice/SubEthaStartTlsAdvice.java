// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.advice;

import java.net.Socket;
import javax.net.ssl.SSLSocket;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import org.postern.agent.bridge.ListenerBridge;

/** SubEthaSMTP's {@code SMTPServer#createSSLSocket}: layers TLS over an accepted connection. */
public final class SubEthaStartTlsAdvice {
  private SubEthaStartTlsAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = Advice.OnNonDefaultValue.class)
  static @Nullable SSLSocket enter(
      @Advice.This Object server,
      @Advice.Argument(0) Socket socket,
      @Advice.FieldValue("startTlsSocketCreator") Object creator,
      @Advice.FieldValue("SSL_SOCKET_CREATOR_DEFAULT") Object byDefault) {
    return ListenerBridge.startTls(server, creator, byDefault, socket);
  }

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Enter @Nullable SSLSocket secured,
      @Advice.Return(readOnly = false) @Nullable SSLSocket result) {
    if (secured != null) {
      result = secured;
    }
  }
}
