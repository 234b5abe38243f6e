// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.postern.smtp.PeerRefusedException;
import org.postern.smtp.PeerVerdict;

/** Reads what a transport throws. */
final class Failures {
  private static final int DEEPEST = 8;

  private Failures() {}

  /**
   * Whether a mail server takes it for a failure of this host at this moment: a {@code
   * MessagingException} that nests an {@code IOException}. Its cause is what it nests. An unchecked
   * exception would return the mail to its sender.
   */
  static boolean movesOn(Throwable failure) {
    String text = failure.getMessage();
    boolean permanent = text != null && text.startsWith("5");
    return !permanent && isMessaging(failure) && failure.getCause() instanceof IOException;
  }

  private static boolean isMessaging(Throwable failure) {
    for (Class<?> c = failure.getClass(); c != null; c = c.getSuperclass()) {
      if (c.getName().endsWith(".mail.MessagingException")) {
        return true;
      }
    }
    return false;
  }

  /** Returns the verdict that made the handshake fail; null if something else did. */
  static @Nullable PeerVerdict verdict(@Nullable Throwable failure) {
    Throwable each = failure;
    for (int i = 0; each != null && i < DEEPEST; i++) {
      if (each instanceof PeerRefusedException refused) {
        return refused.verdict();
      }
      each = each.getCause();
    }
    return null;
  }

  /** The innermost message that says something, on one line. */
  static String describe(@Nullable Throwable failure) {
    String text = String.valueOf(failure);
    Throwable each = failure;
    for (int i = 0; each != null && i < DEEPEST; i++) {
      String message = each.getMessage();
      if (message != null && !message.isBlank()) {
        text = message;
      }
      each = each.getCause();
    }
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
