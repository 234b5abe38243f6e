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
  private volatile @Nullable ServerLog server;
  private volatile @Nullable LogFile file;

  /** Also writes to this file. */
  void file(LogFile to) {
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

  /**
   * Takes a line. No lock is held while the server's log has it: an appender that sends mail holds
   * its own lock while it waits for us.
   */
  void log(Level level, String text) {
    toFile(level, text);
    ServerLog to;
    synchronized (this) {
      to = server;
      if (to == null && held.size() < MOST_HELD) {
        held.add(new Line(level, text));
      }
    }
    if (to != null) {
      toServer(to, level, text);
    }
  }

  /**
   * The server runs: gives its log what was held back.
   *
   * @param loader the class loader of the server's own classes, where its logging is found
   */
  void serverRuns(@Nullable ClassLoader loader) {
    if (server == null) {
      use(serverLog(loader));
    }
  }

  /** Takes the first log that is found; the lines that were held back go there. */
  void use(ServerLog found) {
    List<Line> lines;
    synchronized (this) {
      if (server != null) {
        return;
      }
      server = found;
      lines = List.copyOf(held);
      held.clear();
    }
    lines.forEach(line -> toServer(found, line.level, line.text));
    try {
      boolean bySystemLogger = found.isSystemLogger();
      LibraryLog.install(bySystemLogger ? this::toFile : this::log, !bySystemLogger);
    } catch (LinkageError e) {
      // A runtime image without java.logging: System.Logger writes to standard error there.
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

  private void toFile(Level level, String text) {
    LogFile to = file;
    if (to != null) {
      to.write(level, text);
    }
  }

  /** Returns where the lines go, for the status. */
  String destination() {
    ServerLog to = server;
    LogFile also = file;
    return (to == null ? "held back until the server runs" : to.describe())
        + (also == null ? "" : ", " + also.describe());
  }
}
