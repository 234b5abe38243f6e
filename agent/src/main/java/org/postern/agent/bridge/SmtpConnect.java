// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.bridge;

import java.net.Socket;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** One connection of an SMTP transport, from its first socket to its end. Used by one thread. */
public interface SmtpConnect {

  /** A connection that must not be made: {@link SmtpConnect#end} says why. */
  interface Refused extends SmtpConnect {}

  /** Returns whether the transport is to ask for STARTTLS. */
  boolean startTls();

  /** Returns whether the transport is to insist on STARTTLS. */
  boolean requireStartTls();

  /** Returns the properties with which a socket is to be opened. */
  Properties socketProperties(String prefix, int port, Properties properties, boolean implicitTls);

  /**
   * A socket was opened.
   *
   * @return why it must not be used; null to go on
   */
  @Nullable Throwable opened(Socket socket);

  /** STARTTLS is about to be sent. */
  void startingTls();

  /** Returns the name with which the socket is to be secured, or the given one. */
  @Nullable String serverName(String prefix, @Nullable String host);

  /** Returns the properties with which the socket is to be secured. */
  Properties tlsProperties(String prefix, Properties properties);

  /**
   * STARTTLS was carried out.
   *
   * @return why the socket must not be used; null to go on
   */
  @Nullable Throwable secured(Socket socket);

  /**
   * STARTTLS failed.
   *
   * @param failure what the transport throws
   */
  void startTlsFailed(Throwable failure);

  /**
   * The attempt is over.
   *
   * @param failure what the transport throws; null if it returned
   * @return whether it is to be made once more, by what the other methods return then
   */
  boolean again(@Nullable Throwable failure);

  /**
   * The connection is made or has failed.
   *
   * @param connected what the transport returns
   * @param failure what the transport throws; null if it returned
   * @return what it is to throw; null to return
   */
  @Nullable Throwable end(boolean connected, @Nullable Throwable failure);
}
