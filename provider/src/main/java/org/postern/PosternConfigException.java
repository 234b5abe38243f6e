// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern;

/**
 * A configuration that cannot be used. The message names the key, where it was set, what was seen
 * and what is allowed.
 */
public final class PosternConfigException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception; the message is meant for the operator. */
  public PosternConfigException(String message) {
    super(message);
  }

  /** Creates the exception with what led to it. */
  public PosternConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
