// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.time.Clock;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.postern.dns.SecureResolver;

/** Threads and sockets for one resolver under test. */
record Services(Clock clock, ScheduledThreadPoolExecutor executor, Transport transport) {

  static Services start(Clock clock) {
    ScheduledThreadPoolExecutor executor = LookupThreads.start();
    return new Services(clock, executor, new SimpleTransport(executor));
  }

  SecureResolver resolver(BackEnd backEnd) {
    return new CachingResolver(
        backEnd, new AnswerCache(clock), DnsLab.DEADLINE, executor, transport);
  }
}
