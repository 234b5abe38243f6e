// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.bridge;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Makes exceptions of the classes that the program has. A {@code MessagingException} that nests an
 * {@code IOException}, with a text that does not begin with "5", is what a mail server takes for a
 * failure of this host and of this moment.
 */
public final class MailExceptions {
  private MailExceptions() {}

  /**
   * Returns a {@code javax.mail} or {@code jakarta.mail} {@code MessagingException}.
   *
   * @param transport a transport of the family
   * @param text must not begin with a digit
   * @param cause nested as it is if it is an {@code IOException}, else in one
   */
  public static Throwable refusal(Object transport, String text, @Nullable Throwable cause) {
    IOException nested = cause instanceof IOException io ? io : new IOException(text, cause);
    try {
      for (Class<?> c = transport.getClass(); c != null; c = c.getSuperclass()) {
        if (c.getName().endsWith(".mail.Service")) {
          String type = c.getPackageName() + ".MessagingException";
          return (Throwable)
              Class.forName(type, true, c.getClassLoader())
                  .getConstructor(String.class, Exception.class)
                  .newInstance(text, nested);
        }
      }
    } catch (ReflectiveOperationException e) {
      nested.addSuppressed(e);
    }
    return nested;
  }

  /** Returns James' {@code TemporaryResolutionException}; null if there is no reason to delay. */
  static @Nullable Throwable delayed(Object helper, @Nullable String reason) {
    if (reason == null) {
      return null;
    }
    try {
      return (Throwable)
          Class.forName(
                  "org.apache.james.dnsservice.api.TemporaryResolutionException",
                  true,
                  helper.getClass().getClassLoader())
              .getConstructor(String.class)
              .newInstance(reason);
    } catch (ReflectiveOperationException e) {
      // The symbol check has seen it, so this cannot be; the hosts are refused one by one then.
      return null;
    }
  }
}
