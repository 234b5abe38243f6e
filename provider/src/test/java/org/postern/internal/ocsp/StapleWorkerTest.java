// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requirement G14: nothing that goes wrong once keeps staples from being renewed later. */
@Timeout(30)
class StapleWorkerTest {
  private static final Error SHORTAGE = new OutOfMemoryError("unable to create native thread");

  private static Refresher refresher(InstantSource clock) {
    StapleLog log = new StapleLog(new LogLines());
    ResponseFiles files = new ResponseFiles(List.of(), log);
    Refresher refresher = new Refresher(new HttpNever(), null, files, log, clock, Runnable::run);
    return refresher;
  }

  private static final class HttpNever implements Transport {
    @Override
    public byte[] exchange(
        java.net.URI responder, byte[] request, java.util.function.Predicate<byte[]> useful) {
      throw new AssertionError("nobody is to be asked");
    }

    @Override
    public void close() {}
  }

  @Test
  void anErrorInOneLook_doesNotEndTheThread() throws Exception {
    CountDownLatch failed = new CountDownLatch(1);
    CountDownLatch again = new CountDownLatch(1);
    AtomicInteger looks = new AtomicInteger();
    Refresher refresher =
        refresher(() -> {
          if (looks.incrementAndGet() == 1) {
            failed.countDown();
            throw SHORTAGE;
          }
          again.countDown();
          return Responders.NOW;
        });
    try (StapleWorker worker = new StapleWorker(refresher, Responders.CLOCK)) {
      worker.wake();
      assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
      worker.wake();
      assertThat(again.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aThreadThatCannotStart_isStartedTheNextTime() throws Exception {
    CountDownLatch looked = new CountDownLatch(1);
    Refresher refresher =
        refresher(() -> {
          looked.countDown();
          return Responders.NOW;
        });
    AtomicInteger threads = new AtomicInteger();
    try (StapleWorker worker =
        new StapleWorker(
            refresher,
            Responders.CLOCK,
            work -> threads.incrementAndGet() == 1 ? new Unstartable() : new Thread(work))) {
      assertThatThrownBy(worker::wake).isSameAs(SHORTAGE);
      worker.wake();
      assertThat(looked.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static final class Unstartable extends Thread {
    @Override
    public synchronized void start() {
      throw SHORTAGE;
    }
  }
}
