// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.bridge;

import java.net.Socket;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A connection that is not made because Postern itself failed: delayed rather than in clear. */
final class FailedConnect implements SmtpConnect.Refused {
  private final Object transport;
  private final Throwable cause;

  FailedConnect(Object transport, Throwable cause) {
    this.transport = transport;
    this.cause = cause;
  }

  @Override
  public Throwable end(boolean connected, @Nullable Throwable failure) {
    return MailExceptions.refusal(transport, "Postern failed: " + cause, cause);
  }

  @Override
  public boolean startTls() {
    return true;
  }

  @Override
  public boolean requireStartTls() {
    return true;
  }

  @Override
  public boolean again(@Nullable Throwable failure) {
    return false;
  }

  @Override
  public Properties socketProperties(String prefix, int port, Properties p, boolean implicitTls) {
    return p;
  }

  @Override
  public @Nullable Throwable opened(Socket socket) {
    return cause;
  }

  @Override
  public void startingTls() {}

  @Override
  public @Nullable String serverName(String prefix, @Nullable String host) {
    return host;
  }

  @Override
  public Properties tlsProperties(String prefix, Properties properties) {
    return properties;
  }

  @Override
  public @Nullable Throwable secured(Socket socket) {
    return cause;
  }

  @Override
  public void startTlsFailed(Throwable failure) {}
}
