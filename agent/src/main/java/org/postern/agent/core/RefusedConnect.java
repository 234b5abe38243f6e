// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.io.IOException;
import java.net.Socket;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postern.agent.bridge.MailExceptions;
import org.postern.agent.bridge.SmtpConnect;

/** A connection that must not be made: the next host is to be tried, else the mail kept. */
final class RefusedConnect implements SmtpConnect.Refused {
  private final Object transport;
  private final NextHop nextHop;
  private final String reason;
  private final @Nullable Throwable cause;
  private final Outcomes outcomes;

  RefusedConnect(
      Object transport,
      NextHop nextHop,
      String reason,
      @Nullable Throwable cause,
      Outcomes outcomes) {
    this.transport = transport;
    this.nextHop = nextHop;
    this.reason = reason;
    this.cause = cause;
    this.outcomes = outcomes;
  }

  @Override
  public Throwable end(boolean connected, @Nullable Throwable failure) {
    outcomes.skipped(nextHop, reason);
    String text = "DANE: no connection to " + nextHop.host() + ": " + reason;
    return MailExceptions.refusal(transport, text, new IOException(reason, cause));
  }

  @Override
  public boolean again(@Nullable Throwable failure) {
    return false;
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
  public Properties socketProperties(String prefix, int port, Properties p, boolean implicitTls) {
    return p;
  }

  @Override
  public Throwable opened(Socket socket) {
    return new IOException(reason);
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
  public Throwable secured(Socket socket) {
    return new IOException(reason);
  }

  @Override
  public void startTlsFailed(Throwable failure) {}
}
