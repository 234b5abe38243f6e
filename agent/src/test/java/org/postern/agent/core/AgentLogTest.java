// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AgentLogTest {
  private final Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
  private final Logger server = Logger.getLogger(ServerLog.NAME);
  private final List<String> lines = new ArrayList<>();
  private final AgentLog log = new AgentLog();
  private boolean failing;

  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          if (failing) {
            throw new IllegalStateException("the disk is full");
          }
          lines.add(record.getLevel() + " " + record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    server.addHandler(handler);
  }

  @AfterEach
  void leave() {
    server.removeHandler(handler);
  }

  @Test
  void whatIsSaidBeforeTheServerRuns_isHeldBack_inOrder() {
    log.info("first");
    log.warning("second");
    assertThat(lines).isEmpty();
    log.serverRuns(null);
    log.error("third");
    assertThat(lines).containsExactly("INFO first", "WARNING second", "SEVERE third");
  }

  /** An appender that sends mail has its own lock, and its mail is logged too. */
  @Test
  @Timeout(60)
  void theServersLog_mayWaitForAnotherThreadThatLogs() {
    List<String> seen = new CopyOnWriteArrayList<>();
    log.use(
        new ServerLog() {
          @Override
          public void log(Level level, String text) {
            if (text.equals("first")) {
              CompletableFuture.runAsync(() -> AgentLogTest.this.log.info("second"))
                  .orTimeout(20, TimeUnit.SECONDS)
                  .join();
            }
            seen.add(text);
          }

          @Override
          public String describe() {
            return "test";
          }

          @Override
          public boolean isSystemLogger() {
            return true;
          }
        });
    log.info("first");
    assertThat(seen).containsExactly("second", "first");
  }

  @Test
  void aServerLogThatThrows_doesNotReachTheMail() {
    log.serverRuns(null);
    failing = true;
    assertThatCode(() -> log.info("a line")).doesNotThrowAnyException();
  }

  @Test
  void theFile_hasEachLineAtOnce(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("postern.log");
    log.file(new LogFile(file, clock));
    log.info("a line");
    assertThat(Files.readAllLines(file)).containsExactly("2026-01-02T03:04:05Z INFO a line");
  }

  @Test
  void aFileThatCannotBeWritten_stopsNothing(@TempDir Path directory) {
    log.file(new LogFile(directory.resolve("none").resolve("postern.log"), clock));
    assertThatCode(() -> log.info("a line")).doesNotThrowAnyException();
  }
}
