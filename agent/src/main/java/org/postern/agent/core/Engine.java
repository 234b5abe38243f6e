// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.postern.Postern;
import org.postern.PosternConfig;

/**
 * Postern itself, put together on a thread of its own while the server starts: its libraries are
 * most of what there is to load. A connection that comes earlier waits.
 */
final class Engine {
  private final FutureTask<Postern> task;
  private final AgentLog log;
  private volatile @Nullable String failure;

  Engine(PosternConfig config, AgentLog log) {
    this.log = log;
    this.task = new FutureTask<>(() -> Postern.create(config));
  }

  /** Starts putting it together; the action runs when it is there. */
  void start(Runnable ready) {
    Thread thread =
        new Thread(
            () -> {
              task.run();
              explainFailure();
              if (failure == null) {
                ready.run();
              }
            },
            "postern-start");
    thread.setDaemon(true);
    thread.setContextClassLoader(Engine.class.getClassLoader());
    thread.start();
  }

  private void explainFailure() {
    try {
      task.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      failure = cause instanceof IllegalArgumentException ? cause.getMessage() : cause.toString();
      log.loud(System.Logger.Level.ERROR, "NOT active, outgoing mail is not protected: " + failure);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns Postern; null if it could not be put together, which the log has said. */
  @Nullable Postern postern() throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      return null;
    }
  }

  /** Returns Postern if it is there already. */
  @Nullable Postern posternNow() {
    try {
      return task.isDone() ? task.get() : null;
    } catch (ExecutionException | InterruptedException e) {
      return null;
    }
  }

  /** Returns why Postern could not be put together, or null. */
  @Nullable String failure() {
    return failure;
  }
}
