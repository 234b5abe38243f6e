// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** One query on one channel of its own, and the reply to it. */
abstract class Exchange {
  /**
   * More than any answer about mail has. Putting record sets together takes a time that grows with
   * the square of their size, and how large they are is for the sender to choose.
   */
  private static final int MOST_RECORDS = 500;

  final SocketTransport transport;
  final InetSocketAddress server;
  private final Message query;
  private final CompletableFuture<Message> reply = new CompletableFuture<>();
  private volatile @Nullable Channel channel;

  Exchange(SocketTransport transport, InetSocketAddress server, Message query) {
    this.transport = transport;
    this.server = server;
    this.query = query;
  }

  /** Opens the channel and sends, as far as that is possible at once. */
  abstract Channel connect(byte[] packet) throws IOException;

  /** Goes on where the channel was not ready before. */
  abstract void proceed(SelectionKey key, ByteBuffer buffer) throws IOException;

  /** Starts it; the future completes on the executor, and in time. */
  CompletableFuture<Message> within(
      long timeoutNanos, ScheduledExecutorService executor, Runnable start) {
    ExecutorFuture<Message> result = new ExecutorFuture<>(executor);
    try {
      Future<?> alarm =
          executor.schedule(() -> fail("no answer in time"), timeoutNanos, TimeUnit.NANOSECONDS);
      reply.whenComplete((message, error) -> {
        alarm.cancel(false);
        closeChannel();
        hand(executor, result, message, error);
      });
      start.run();
    } catch (ExchangeException | RejectedExecutionException e) {
      fail(String.valueOf(e.getMessage()));
      result.completeExceptionally(e);
    }
    return result;
  }

  private static void hand(
      ScheduledExecutorService executor,
      CompletableFuture<Message> result,
      @Nullable Message message,
      @Nullable Throwable error) {
    Runnable completion =
        () -> {
          if (message != null) {
            result.complete(message);
          } else {
            result.completeExceptionally(error == null ? new IllegalStateException() : error);
          }
        };
    try {
      executor.execute(completion);
    } catch (RejectedExecutionException e) {
      completion.run();
    }
  }

  /** On the selector's thread. */
  final void open() {
    if (reply.isDone()) {
      return;
    }
    try {
      channel = connect(query.toWire());
      if (reply.isDone()) {
        closeChannel();
      }
    } catch (IOException | RuntimeException e) {
      fail(e.toString());
    }
  }

  /** On the selector's thread. */
  final void ready(SelectionKey key, ByteBuffer buffer) {
    try {
      buffer.clear();
      proceed(key, buffer);
    } catch (CancelledKeyException e) {
      fail("closed");
    } catch (IOException | RuntimeException e) {
      fail(e.toString());
    }
  }

  final void fail(String reason) {
    reply.completeExceptionally(new ExchangeException(reason));
  }

  /**
   * Takes a packet if it is a reply to the query. ID, question and the QR bit have to fit (RFC 5452
   * section 9.1).
   *
   * @return whether the packet was for this exchange
   */
  final boolean accept(byte[] packet) {
    if (packet.length < 2
        || (((packet[0] & 0xFF) << 8) | (packet[1] & 0xFF)) != query.getHeader().getID()) {
      return false;
    }
    Message message;
    try {
      message = new Message(packet);
    } catch (IOException | RuntimeException e) {
      fail("a reply that is no DNS message: " + e.getMessage());
      return true;
    }
    Record asked = query.getQuestion();
    Record answered = message.getQuestion();
    if (!message.getHeader().getFlag(Flags.QR)
        || (answered != null
            && (answered.getType() != asked.getType()
                || answered.getDClass() != asked.getDClass()
                || !answered.getName().equals(asked.getName())))) {
      return false;
    }
    int records = 0;
    for (int section = Section.ANSWER; section <= Section.ADDITIONAL; section++) {
      records += message.getSection(section).size();
    }
    if (records > MOST_RECORDS) {
      fail("a reply of " + records + " records, more than " + MOST_RECORDS);
    } else {
      reply.complete(message);
    }
    return true;
  }

  private void closeChannel() {
    Channel open = channel;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        return; // nothing is left to be done
      }
    }
  }
}
