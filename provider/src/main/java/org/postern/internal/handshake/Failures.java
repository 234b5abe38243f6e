// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.EOFException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLProtocolException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.bouncycastle.tls.TlsNoCloseNotifyException;
import org.jspecify.annotations.Nullable;

/** Every failure of a connection, in the exceptions of JSSE. */
final class Failures {
  private Failures() {}

  /**
   * Returns the exception for the application: with the alert's name and number, and the reason.
   *
   * @param handshaking whether the handshake was not over
   */
  static SSLException of(Throwable failure, boolean handshaking) {
    if (failure instanceof SSLException ssl) {
      return ssl;
    }
    if (failure instanceof TlsFatalAlertReceived received) {
      return received(received, handshaking);
    }
    if (failure instanceof TlsFatalAlert sent) {
      return sent(sent, handshaking);
    }
    if (failure instanceof TlsNoCloseNotifyException || failure instanceof EOFException) {
      return truncated(handshaking);
    }
    String reason = words(failure);
    String message =
        "internal_error(80): "
            + (reason == null ? "what the peer sent cannot be processed" : reason);
    return with(
        handshaking ? new SSLHandshakeException(message) : new SSLException(message), failure);
  }

  private static SSLException received(TlsFatalAlertReceived received, boolean handshaking) {
    short alert = received.getAlertDescription();
    if (alert == AlertDescription.close_notify) {
      return new SSLHandshakeException("the peer closed the connection during the handshake");
    }
    String message =
        (handshaking ? "the peer refused: " : "the peer broke off: ") + Alerts.text(alert);
    return kind(alert, message, handshaking);
  }

  private static SSLException sent(TlsFatalAlert sent, boolean handshaking) {
    short alert = sent.getAlertDescription();
    String text = Alerts.text(alert);
    String detail = sent.getMessage();
    Throwable cause = sent.getCause();
    StringBuilder message = new StringBuilder(text);
    if (detail != null && detail.startsWith(text + "; ")) {
      message.append(": ").append(detail, text.length() + 2, detail.length());
    }
    String reason = cause == null ? null : words(cause);
    if (reason != null) {
      message.append(": ").append(reason);
    }
    return with(kind(alert, message.toString(), handshaking), cause);
  }

  /** Returns what a failure says, null if that is nothing, or names of classes only. */
  private static @Nullable String words(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.contains("org.bouncycastle") ? null : message;
  }

  private static SSLException kind(short alert, String message, boolean handshaking) {
    if (alert == AlertDescription.unexpected_message) {
      return new SSLProtocolException(message);
    }
    return handshaking ? new SSLHandshakeException(message) : new SSLException(message);
  }

  /** Returns what ended a handshake: the alert, and who sent it. */
  static String kind(Throwable failure) {
    if (failure instanceof TlsFatalAlertReceived received) {
      return "received " + Alerts.text(received.getAlertDescription());
    }
    return failure instanceof TlsNoCloseNotifyException || failure instanceof EOFException
        ? "closed by the peer"
        : "sent " + Alerts.text(alert(failure));
  }

  /** Returns the alert that tells the peer of a failure. */
  static short alert(Throwable failure) {
    return failure instanceof TlsFatalAlert alert
        ? alert.getAlertDescription()
        : AlertDescription.internal_error;
  }

  /** Returns the exception for octets that end without close_notify. */
  static SSLException truncated(boolean handshaking) {
    return handshaking
        ? new SSLHandshakeException("Remote host terminated the handshake")
        : new SSLException("closing inbound before receiving peer's close_notify");
  }

  /** Returns whether the octets just ended: that alone makes no session invalid. */
  static boolean isTruncation(Throwable failure) {
    return failure instanceof TlsNoCloseNotifyException
        || failure instanceof EOFException
        || failure instanceof SSLException;
  }

  private static SSLException with(SSLException exception, @Nullable Throwable cause) {
    if (cause != null) {
      exception.initCause(cause);
    }
    return exception;
  }
}
