// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** A log that is kept as text, one line for each message. */
final class LinesLogger implements System.Logger {
  private final StringBuilder lines;

  LinesLogger(StringBuilder lines) {
    this.lines = lines;
  }

  @Override
  public String getName() {
    return "lines";
  }

  @Override
  public boolean isLoggable(Level level) {
    return true;
  }

  @Override
  public void log(
      Level level, @Nullable ResourceBundle bundle, String message, @Nullable Throwable thrown) {
    lines.append(message).append('\n');
  }

  @Override
  public void log(
      Level level, @Nullable ResourceBundle bundle, String format, Object... parameters) {
    lines.append(MessageFormat.format(format, parameters)).append('\n');
  }
}
