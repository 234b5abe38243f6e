// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * What the library says by System.Logger, brought to the agent's log. Without a logger finder of
 * the server's, System.Logger ends in java.util.logging, which most servers never show.
 */
final class LibraryLog extends Handler {
  // java.util.logging forgets loggers that nobody holds, and their handlers with them.
  private static final Logger LIBRARY = Logger.getLogger(ServerLog.NAME);

  private final Formatter formatter = new SimpleFormatter();
  private final Sink sink;

  /** Where the lines go. */
  interface Sink {
    void log(System.Logger.Level level, String text);
  }

  private LibraryLog(Sink sink) {
    this.sink = sink;
  }

  /**
   * From now on gives to {@code sink} what is logged below {@code org.postern}.
   *
   * @param alone whether java.util.logging's own handlers are not to have it too
   */
  static LibraryLog install(Sink sink, boolean alone) {
    LibraryLog handler = new LibraryLog(sink);
    LIBRARY.addHandler(handler);
    if (alone) {
      LIBRARY.setUseParentHandlers(false);
    }
    return handler;
  }

  /** Takes the effect of {@link #install} back. */
  void uninstall() {
    LIBRARY.removeHandler(this);
    LIBRARY.setUseParentHandlers(true);
  }

  @Override
  public void publish(LogRecord record) {
    // The logger's own name is the one that the agent's lines bear: they are in its log already.
    if (isLoggable(record) && !ServerLog.NAME.equals(record.getLoggerName())) {
      sink.log(level(record.getLevel().intValue()), formatter.formatMessage(record));
    }
  }

  private static System.Logger.Level level(int value) {
    if (value >= java.util.logging.Level.SEVERE.intValue()) {
      return System.Logger.Level.ERROR;
    }
    if (value >= java.util.logging.Level.WARNING.intValue()) {
      return System.Logger.Level.WARNING;
    }
    return value >= java.util.logging.Level.INFO.intValue()
        ? System.Logger.Level.INFO
        : System.Logger.Level.DEBUG;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
