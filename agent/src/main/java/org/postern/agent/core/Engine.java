// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.postern.Postern;
import org.postern.PosternConfig;

/**
 * Postern itself, put together on a thread of its own: its libraries are most of what there is to
 * load. That is begun when the first class that sends mail is loaded, so that a program without
 * mail pays nothing, and nothing is logged before the program runs. A connection that comes earlier
 * waits.
 */
final class Engine {
  private static final long LONGEST_WAIT_SECONDS = 60;

  private final FutureTask<Postern> task;
  private final AtomicBoolean started = new AtomicBoolean();
  private final AgentLog log;
  private final Runnable ready;
  private volatile @Nullable String failure;

  /**
   * Begins nothing yet.
   *
   * @param ready runs when Postern is there
   */
  Engine(PosternConfig config, AgentLog log, Runnable ready) {
    this.log = log;
    this.ready = ready;
    this.task = new FutureTask<>(() -> Postern.create(config));
  }

  /** Begins to put it together, once. */
  void start() {
    if (started.getAndSet(true)) {
      return;
    }
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

  /**
   * Returns Postern, waiting for it; null if it could not be put together, which the log has said.
   *
   * @throws TimeoutException if that takes too long
   */
  @Nullable Postern postern() throws InterruptedException, TimeoutException {
    start();
    try {
      return task.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return null;
    }
  }

  /** Returns why Postern could not be put together, or null. */
  @Nullable String failure() {
    return failure;
  }
}
