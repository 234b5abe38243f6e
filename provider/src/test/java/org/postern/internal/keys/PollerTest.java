// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done again and again. */
class PollerTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        OutOfMemoryError.class,
        StackOverflowError.class,
        NoClassDefFoundError.class,
        IllegalStateException.class
      })
  void whateverIsThrown_itIsDoneAgain(Class<? extends Throwable> failure) throws Exception {
    CountDownLatch done = new CountDownLatch(3);
    try (Poller poller =
        new Poller(
            "postern-poller-test",
            Duration.ofMillis(1),
            () -> {
              done.countDown();
              throwUnchecked(failure);
            })) {
      assertThat(done.await(20, TimeUnit.SECONDS)).as("done by %s", poller).isTrue();
    }
  }

  private static void throwUnchecked(Class<? extends Throwable> failure) {
    try {
      Throwable thrown = failure.getConstructor().newInstance();
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
