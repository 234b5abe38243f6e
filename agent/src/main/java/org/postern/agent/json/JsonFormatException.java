// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.json;

/** A text is no JSON, or not of the expected shape; the message says where. */
public final class JsonFormatException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** Makes one; the message says what was expected and what was found. */
  public JsonFormatException(String message) {
    super(message);
  }
}
