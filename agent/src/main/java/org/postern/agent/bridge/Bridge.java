// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.bridge;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.Socket;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the inlined advice calls. Nothing is thrown from here: what goes wrong in Postern ends as a
 * refused connection, which delays mail, and never as mail in clear.
 */
public final class Bridge {
  private static final ThreadLocal<Frame> CONNECT = new ThreadLocal<>();
  private static final ThreadLocal<Delivery> DELIVERY = new ThreadLocal<>();

  private static volatile @Nullable Control control;
  private static volatile @Nullable Hooks hooks;

  /** A connection may be made inside another one, by a socket factory for example. */
  private record Frame(SmtpConnect connect, @Nullable Frame outer) {}

  private Bridge() {}

  /** Returns the agent of this JVM, or null. */
  public static @Nullable Control control() {
    return control;
  }

  /** Makes this the agent of this JVM. */
  public static void control(Control agent) {
    control = agent;
  }

  /** Sets what decides; null to leave everything alone. */
  public static void hooks(@Nullable Hooks decides) {
    hooks = decides;
  }

  /** SMTPTransport#protocolConnect begins. */
  public static @Nullable SmtpConnect connecting(
      Object transport,
      String name,
      @Nullable String host,
      int port,
      int defaultPort,
      boolean implicitTls,
      boolean startTls,
      boolean requireStartTls,
      @Nullable Socket socket,
      Object session) {
    Hooks decides = hooks;
    if (decides == null) {
      return null;
    }
    SmtpConnect connect;
    try {
      Method getProperties = session.getClass().getMethod("getProperties");
      SmtpAttempt attempt =
          new SmtpAttempt(
              transport,
              "mail." + name,
              host,
              port,
              defaultPort,
              implicitTls,
              startTls,
              requireStartTls,
              socket != null,
              (Properties) getProperties.invoke(session));
      connect = decides.connecting(attempt, DELIVERY.get());
    } catch (Throwable t) {
      connect = new FailedConnect(transport, t);
    }
    if (connect != null) {
      CONNECT.set(new Frame(connect, CONNECT.get()));
    }
    return connect;
  }

  private static @Nullable SmtpConnect current() {
    Frame frame = CONNECT.get();
    return frame == null ? null : frame.connect;
  }

  private static void leave(SmtpConnect connect) {
    Frame frame = CONNECT.get();
    while (frame != null && frame.connect != connect) {
      frame = frame.outer;
    }
    if (frame == null || frame.outer == null) {
      CONNECT.remove();
    } else {
      CONNECT.set(frame.outer);
    }
  }

  /** SMTPTransport#protocolConnect has ended; tells whether to run it once more. */
  public static boolean again(SmtpConnect connect, @Nullable Throwable failure) {
    try {
      return connect.again(failure);
    } catch (Throwable t) {
      return false;
    }
  }

  /** SMTPTransport#protocolConnect has ended; tells what to throw. */
  public static @Nullable Throwable end(
      SmtpConnect connect, Object transport, boolean connected, @Nullable Throwable failure) {
    leave(connect);
    try {
      return connect.end(connected, failure);
    } catch (Throwable t) {
      return failure != null ? failure : new FailedConnect(transport, t).end(connected, null);
    }
  }

  /** SMTPTransport#startTLS begins. */
  public static void startingTls() {
    SmtpConnect connect = current();
    if (connect != null) {
      connect.startingTls();
    }
  }

  /** SMTPTransport#startTLS has thrown. */
  public static void startTlsFailed(Throwable failure) {
    SmtpConnect connect = current();
    if (connect != null) {
      connect.startTlsFailed(failure);
    }
  }

  /** SocketFetcher#getSocket begins. */
  public static @Nullable Properties socketProperties(
      @Nullable String prefix, int port, @Nullable Properties properties, boolean implicitTls) {
    SmtpConnect connect = current();
    return connect == null || prefix == null || properties == null
        ? properties
        : connect.socketProperties(prefix, port, properties, implicitTls);
  }

  /** SocketFetcher#getSocket returns. */
  public static @Nullable Throwable opened(Socket socket) {
    try {
      SmtpConnect connect = current();
      return connect == null ? null : connect.opened(socket);
    } catch (Throwable t) {
      return new IOException("Postern failed: " + t, t);
    }
  }

  /** SocketFetcher#startTLS begins: the name to use. */
  public static @Nullable String serverName(@Nullable String prefix, @Nullable String host) {
    SmtpConnect connect = current();
    return connect == null || prefix == null ? host : connect.serverName(prefix, host);
  }

  /** SocketFetcher#startTLS begins: the properties to use. */
  public static @Nullable Properties tlsProperties(
      @Nullable String prefix, @Nullable Properties properties) {
    SmtpConnect connect = current();
    return connect == null || prefix == null || properties == null
        ? properties
        : connect.tlsProperties(prefix, properties);
  }

  /** SocketFetcher#startTLS returns. */
  public static @Nullable Throwable secured(Socket socket) {
    try {
      SmtpConnect connect = current();
      return connect == null ? null : connect.secured(socket);
    } catch (Throwable t) {
      return new IOException("Postern failed: " + t, t);
    }
  }

  /** A mail server begins to deliver a mail to one host. */
  public static void delivering(Object mail, Object target, Object configuration) {
    DELIVERY.set(new Delivery(mail, null, target, configuration));
  }

  /** A mail server has delivered a mail to one host, or failed to. */
  public static void delivered() {
    DELIVERY.remove();
  }

  /** A mail server is about to look up hosts; tells what to throw. */
  public static @Nullable Throwable lookingUp(Object helper, String domain, Object configuration) {
    Hooks decides = hooks;
    if (decides == null) {
      return null;
    }
    return MailExceptions.delayed(
        helper, attempt(decides, new Delivery(null, domain, null, configuration), true));
  }

  /** A mail server's own lookup found no host, or failed; tells what to throw. */
  public static @Nullable Throwable foundNoHost(
      Object helper, String domain, Object configuration, @Nullable Throwable failure) {
    Hooks decides = hooks;
    if (decides == null) {
      return failure;
    }
    Throwable delayed =
        MailExceptions.delayed(
            helper, attempt(decides, new Delivery(null, domain, null, configuration), false));
    return delayed == null ? failure : delayed;
  }

  private static @Nullable String attempt(Hooks decides, Delivery delivery, boolean before) {
    try {
      return before ? decides.delay(delivery) : decides.delayWithoutHost(delivery);
    } catch (Throwable t) {
      return "Postern failed: " + t;
    }
  }
}
