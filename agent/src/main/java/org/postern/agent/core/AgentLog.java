// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agent's log: the server's own, the file that the operator named, and for what must be seen in
 * any case standard error. Nothing is given to the server's log before the server runs, since
 * asking for a logger sets logging up, which is the application's to do.
 */
final class AgentLog {
  private static final int MOST_HELD = 200;

  private record Line(Level level, String text) {}

  private final List<Line> held = new ArrayList<>();
  private @Nullable ServerLog server;
  private @Nullable LogFile file;

  /** Also writes to this file. */
  synchronized void file(LogFile to) {
    file = to;
  }

  /** What everybody must see: it goes to standard error too. */
  void loud(Level level, String text) {
    System.err.println("Postern: " + text);
    log(level, text);
  }

  void info(String text) {
    log(Level.INFO, text);
  }

  void warning(String text) {
    log(Level.WARNING, text);
  }

  void error(String text) {
    log(Level.ERROR, text);
  }

  synchronized void log(Level level, String text) {
    if (file != null) {
      file.write(level, text);
    }
    if (server != null) {
      toServer(server, level, text);
    } else if (held.size() < MOST_HELD) {
      held.add(new Line(level, text));
    }
  }

  /**
   * The server runs: gives its log what was held back.
   *
   * @param loader the class loader of the server's own classes, where its logging is found
   */
  synchronized void serverRuns(@Nullable ClassLoader loader) {
    if (server == null) {
      server = serverLog(loader);
      for (Line line : held) {
        toServer(server, line.level, line.text);
      }
      held.clear();
      try {
        boolean bySystemLogger = server.isSystemLogger();
        LibraryLog.install(bySystemLogger ? this::toFile : this::log, !bySystemLogger);
      } catch (LinkageError e) {
        // A runtime image without java.logging: System.Logger writes to standard error there.
      }
    }
  }

  /** The server's logging is not ours: what it throws must not decide about mail. */
  private static void toServer(ServerLog server, Level level, String text) {
    try {
      server.log(level, text);
    } catch (RuntimeException | LinkageError e) {
      System.err.println("Postern: " + text + " (the server's log fails: " + e + ")");
    }
  }

  private static ServerLog serverLog(@Nullable ClassLoader loader) {
    try {
      return ServerLog.of(loader);
    } catch (RuntimeException | LinkageError e) {
      return ServerLog.standardError(e);
    }
  }

  private synchronized void toFile(Level level, String text) {
    if (file != null) {
      file.write(level, text);
    }
  }

  /** Returns where the lines go, for the status. */
  synchronized String destination() {
    return (server == null ? "held back until the server runs" : server.describe())
        + (file == null ? "" : ", " + file.describe());
  }
}
