// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;

/**
 * One daemon thread that waits for replies, on a socket with a port of its own for every datagram
 * (RFC 5452 section 9.2). It can be closed, which dnsjava's process-wide client cannot, and a reply
 * that does not fit the question does not end the wait for the one that does. Futures complete on
 * the executor.
 */
final class SocketTransport implements Transport {
  private final ScheduledExecutorService executor;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(65_535);
  private volatile @Nullable Selector selector;
  private volatile boolean closed;

  SocketTransport(ScheduledExecutorService executor) {
    this.executor = executor;
  }

  @Override
  public CompletableFuture<Message> exchange(
      InetSocketAddress server, Message query, long timeoutNanos) {
    ExecutorFuture<Message> result = new ExecutorFuture<>(executor);
    long end = System.nanoTime() + timeoutNanos;
    Exchange udp = new UdpExchange(this, server, query);
    start(udp, timeoutNanos)
        .whenComplete((reply, error) -> {
          if (reply == null) {
            result.completeExceptionally(error);
          } else if (!reply.getHeader().getFlag(Flags.TC)) {
            result.complete(reply);
          } else {
            start(new TcpExchange(this, server, query), Math.max(1, end - System.nanoTime()))
                .whenComplete((whole, tcpError) -> {
                  if (whole == null) {
                    result.completeExceptionally(tcpError);
                  } else {
                    result.complete(whole);
                  }
                });
          }
        });
    return result;
  }

  private CompletableFuture<Message> start(Exchange exchange, long timeoutNanos) {
    return exchange.within(timeoutNanos, executor, () -> run(exchange::open));
  }

  /** Runs the task on the selector's thread. */
  private void run(Runnable task) {
    tasks.add(task);
    try {
      running().wakeup();
    } catch (IOException e) {
      tasks.remove(task);
      throw new ExchangeException("no selector: " + e);
    }
  }

  private synchronized Selector running() throws IOException {
    if (closed) {
      throw new ExchangeException("the resolver is closed");
    }
    Selector running = selector;
    if (running == null) {
      Selector started = Selector.open();
      LookupThreads.newThread(() -> loop(started), "postern-dns-selector").start();
      selector = started;
      running = started;
    }
    return running;
  }

  private void loop(Selector running) {
    try (running) {
      while (!closed) {
        running.select();
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
        }
        for (SelectionKey key : running.selectedKeys()) {
          ((Exchange) key.attachment()).ready(key, buffer);
        }
        running.selectedKeys().clear();
      }
      for (SelectionKey key : running.keys()) {
        ((Exchange) key.attachment()).fail("the resolver is closed");
      }
    } catch (IOException | ClosedSelectorException e) {
      // the next question starts anew; those under way run into their deadline
    } finally {
      forget(running);
    }
  }

  private synchronized void forget(Selector ended) {
    if (selector == ended) {
      selector = null;
    }
  }

  /** Lets the exchange wait for its channel; to be called on the selector's thread. */
  void register(SelectableChannel channel, int operations, Exchange exchange) throws IOException {
    Selector running = selector;
    if (running == null) {
      throw new IOException("the selector is closed");
    }
    channel.configureBlocking(false);
    channel.register(running, operations, exchange);
  }

  @Override
  public synchronized void close() {
    closed = true;
    Selector running = selector;
    if (running != null) {
      running.wakeup();
    }
  }
}
