// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.postern.dns.SecurityStatus;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Section;

/** The configured servers, tried in turn until one gives an answer or the time is over. */
final class Upstream {

  /** What is wanted from the servers. */
  enum Mode {
    /** All DNSSEC data, unchecked: it is checked here. */
    SIGNED(true, ExtendedFlags.DO, Flags.CD),
    /** The server's own verdict (RFC 6840 section 5.7). */
    JUDGED(true, 0, Flags.AD),
    /** Both. */
    SIGNED_AND_JUDGED(true, ExtendedFlags.DO, Flags.AD),
    /** The data that the server's validation refused. */
    UNCHECKED(true, 0, Flags.CD),
    /** No DNSSEC at all, in the words of a server that knows none. */
    PLAIN(false, 0, Flags.RD);

    private final boolean edns;
    private final int extendedFlags;
    private final int flag;

    Mode(boolean edns, int extendedFlags, int flag) {
      this.edns = edns;
      this.extendedFlags = extendedFlags;
      this.flag = flag;
    }
  }

  /** Fits into one unfragmented datagram everywhere (DNS flag day 2020, RFC 9715). */
  private static final int PAYLOAD = 1232;

  /** A lost datagram is sent again after this time at the latest. */
  private static final long LONGEST_TRY = TimeUnit.MILLISECONDS.toNanos(2500);

  private final Transport transport;
  private final Executor executor;

  Upstream(Transport transport, Executor executor) {
    this.transport = transport;
    this.executor = executor;
  }

  /**
   * Asks the servers. The future fails with a {@link LookupException} unless there is a reply with
   * NOERROR or NXDOMAIN.
   */
  CompletableFuture<Message> ask(
      List<InetSocketAddress> servers, Question question, Mode mode, Deadline deadline) {
    ExecutorFuture<Message> result = new ExecutorFuture<>(executor);
    int attempts = servers.size() == 1 ? 3 : 2 * servers.size();
    attempt(servers, question, mode, deadline, attempts, 0, result);
    return result;
  }

  private void attempt(
      List<InetSocketAddress> servers,
      Question question,
      Mode mode,
      Deadline deadline,
      int attempts,
      int number,
      CompletableFuture<Message> result) {
    InetSocketAddress server = servers.get(number % servers.size());
    long timeout = Math.min(LONGEST_TRY, deadline.nanosLeft() / (attempts - number));
    transport
        .exchange(server, query(question, mode), Math.max(1, timeout))
        .whenComplete((reply, error) -> {
          // nothing in here may throw: the result would never complete
          if (error == null && Replies.isAnswer(reply)) {
            result.complete(reply);
          } else if (number + 1 < attempts && !deadline.isOver()) {
            attempt(servers, question, mode, deadline, attempts, number + 1, result);
          } else if (error == null) {
            result.completeExceptionally(Replies.failure(reply, question));
          } else {
            result.completeExceptionally(failure(server, question, error));
          }
        });
  }

  private static LookupException failure(
      InetSocketAddress server, Question question, Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    String what = cause instanceof ExchangeException no ? no.reason() : String.valueOf(cause);
    return new LookupException(
        SecurityStatus.FAILED, question + " from " + Servers.toString(server) + ": " + what);
  }

  private static Message query(Question question, Mode mode) {
    Message query = Message.newQuery(question.toRecord());
    query.getHeader().setFlag(mode.flag);
    if (mode.edns) {
      query.addRecord(new OPTRecord(PAYLOAD, 0, 0, mode.extendedFlags), Section.ADDITIONAL);
    }
    return query;
  }
}
