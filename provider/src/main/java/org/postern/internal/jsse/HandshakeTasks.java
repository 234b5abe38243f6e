// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The one task that a handshake waits for, which any thread may run. While it is outstanding nobody
 * else touches the connection.
 */
final class HandshakeTasks {

  /** What a task does. */
  interface Work {
    void run() throws SSLException;
  }

  private enum State {
    NONE,
    READY,
    TAKEN,
    RUNNING
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.NONE);
  private final AtomicReference<@Nullable SSLException> failure = new AtomicReference<>();
  private volatile @Nullable Task task;
  private volatile boolean hasFailed;

  /** Adds a task; there must be none. */
  void add(Work work) {
    task = new Task(work);
    state.set(State.READY);
  }

  boolean outstanding() {
    return state.get() != State.NONE;
  }

  /** Returns the task to be run, null if there is none or somebody has taken it. */
  @Nullable Runnable take() {
    return state.compareAndSet(State.READY, State.TAKEN) ? task : null;
  }

  /** Drops a task that has not begun to run. Returns false while one runs. */
  boolean cancel() {
    if (state.compareAndSet(State.READY, State.NONE)
        || state.compareAndSet(State.TAKEN, State.NONE)) {
      task = null;
      return true;
    }
    return !outstanding();
  }

  /** Returns whether a task has failed. */
  boolean hasFailed() {
    return hasFailed;
  }

  /** Returns whether a task has failed and nobody was told. */
  boolean owesFailure() {
    return failure.get() != null;
  }

  /** Tells of a failure, once. */
  void throwFailure() throws SSLException {
    SSLException e = failure.getAndSet(null);
    if (e != null) {
      throw e;
    }
  }

  private void fail(SSLException e) {
    failure.set(e);
    hasFailed = true;
  }

  private final class Task implements Runnable {
    private final Work work;

    Task(Work work) {
      this.work = work;
    }

    /** Runs once, whoever calls and however often. */
    @Override
    public void run() {
      if (task != this || !state.compareAndSet(State.TAKEN, State.RUNNING)) {
        return;
      }
      try {
        work.run();
      } catch (SSLException e) {
        fail(e);
      } catch (RuntimeException e) {
        fail(new SSLException("the handshake failed inside: " + e, e));
      } finally {
        task = null;
        state.set(State.NONE);
      }
    }
  }
}
