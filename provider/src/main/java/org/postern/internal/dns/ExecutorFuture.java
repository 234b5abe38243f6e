// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A future whose dependent stages run on a given executor unless they name another one, so that
 * validation does not compete with the application for the common pool.
 */
final class ExecutorFuture<T> extends CompletableFuture<T> {
  private final Executor executor;

  ExecutorFuture(Executor executor) {
    this.executor = executor;
  }

  static <T> ExecutorFuture<T> completed(T value, Executor executor) {
    ExecutorFuture<T> future = new ExecutorFuture<>(executor);
    future.complete(value);
    return future;
  }

  @Override
  public Executor defaultExecutor() {
    return executor;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new ExecutorFuture<>(executor);
  }
}
