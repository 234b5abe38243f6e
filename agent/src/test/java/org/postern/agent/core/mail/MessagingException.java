// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core.mail;

/** As {@code jakarta.mail.MessagingException}. */
public final class MessagingException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Nests an exception. */
  public MessagingException(String text, Exception next) {
    super(text, next);
  }
}
