// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.advice;

import java.net.Socket;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;
import org.postern.agent.bridge.Bridge;
import org.postern.agent.bridge.SmtpConnect;

/**
 * {@code SMTPTransport#protocolConnect}: connects, says EHLO, asks for STARTTLS if its fields say
 * so, authenticates. The fields get their values back, so that the next connection is judged by
 * what the program asked for.
 */
public final class ProtocolConnectAdvice {
  private ProtocolConnectAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = SmtpConnect.Refused.class)
  static @Nullable SmtpConnect enter(
      @Advice.This Object transport,
      @Advice.Argument(0) String host,
      @Advice.Argument(1) int port,
      @Advice.FieldValue("name") String name,
      @Advice.FieldValue("defaultPort") int defaultPort,
      @Advice.FieldValue("isSSL") boolean implicitTls,
      @Advice.FieldValue("serverSocket") Socket socket,
      @Advice.FieldValue("session") Object session,
      @Advice.Local("startTls") boolean startTls,
      @Advice.Local("requireStartTls") boolean requireStartTls,
      @Advice.FieldValue(value = "useStartTLS", readOnly = false) boolean useStartTls,
      @Advice.FieldValue(value = "requireStartTLS", readOnly = false) boolean mustStartTls) {
    startTls = useStartTls;
    requireStartTls = mustStartTls;
    SmtpConnect connect =
        Bridge.connecting(
            transport,
            name,
            host,
            port,
            defaultPort,
            implicitTls,
            useStartTls,
            mustStartTls,
            socket,
            session);
    if (connect != null) {
      useStartTls = connect.startTls();
      mustStartTls = connect.requireStartTls();
    }
    return connect;
  }

  @Advice.OnMethodExit(
      onThrowable = Throwable.class,
      suppress = Throwable.class,
      repeatOn = Advice.OnNonDefaultValue.class)
  static boolean exit(
      @Advice.This Object transport,
      @Advice.Enter @Nullable SmtpConnect connect,
      @Advice.Local("startTls") boolean startTls,
      @Advice.Local("requireStartTls") boolean requireStartTls,
      @Advice.Return boolean connected,
      @Advice.Thrown(readOnly = false, typing = Assigner.Typing.DYNAMIC)
          @Nullable Throwable failure,
      @Advice.FieldValue(value = "useStartTLS", readOnly = false) boolean useStartTls,
      @Advice.FieldValue(value = "requireStartTLS", readOnly = false) boolean mustStartTls) {
    if (connect == null) {
      return false;
    }
    if (Bridge.again(connect, failure)) {
      useStartTls = connect.startTls();
      mustStartTls = connect.requireStartTls();
      return true;
    }
    useStartTls = startTls;
    mustStartTls = requireStartTls;
    failure = Bridge.end(connect, transport, connected, failure);
    return false;
  }
}
