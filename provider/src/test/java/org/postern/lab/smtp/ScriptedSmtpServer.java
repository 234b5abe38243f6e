// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * An SMTP server on loopback that follows a {@link SmtpScript}, which may be changed while it runs,
 * and keeps a record of every session. Its threads are daemons and end with {@link #close()}.
 * Thread-safe.
 */
public final class ScriptedSmtpServer implements AutoCloseable {
  private final ServerSocket listener;
  private final List<SmtpSession> sessions = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Object changed = new Object();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "lab-smtp");
        thread.setDaemon(true);
        return thread;
      });
  private volatile SmtpScript script;
  private volatile int peak;

  private ScriptedSmtpServer(SmtpScript script, InetSocketAddress address) throws IOException {
    this.script = script;
    listener = new ServerSocket();
    try {
      listener.setReuseAddress(true);
      listener.bind(address);
    } catch (IOException e) {
      listener.close();
      throw new IOException("cannot serve SMTP on " + address + ": " + e.getMessage(), e);
    }
    threads.execute(this::accept);
  }

  /** Starts on a random port of 127.0.0.1. */
  public static ScriptedSmtpServer start(SmtpScript script) throws IOException {
    return start(script, new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
  }

  /** Starts on that address; port 0 is a random one. */
  public static ScriptedSmtpServer start(SmtpScript script, InetSocketAddress address)
      throws IOException {
    return new ScriptedSmtpServer(script, address);
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Takes effect with the next connection. */
  public ScriptedSmtpServer script(SmtpScript next) {
    script = next;
    return this;
  }

  /** All sessions since the start, open ones included, in the order of connection. */
  public List<SmtpSession> sessions() {
    return List.copyOf(sessions);
  }

  /** All mails taken, session by session. */
  public List<ReceivedMail> mails() {
    return sessions.stream().flatMap(session -> session.mails().stream()).toList();
  }

  /** The highest number of connections at one time. */
  public int peakConnections() {
    return peak;
  }

  /** Waits for the first mail. */
  public ReceivedMail awaitMail(Duration limit) throws InterruptedException {
    return awaitMails(1, limit).get(0);
  }

  /**
   * Waits until so many mails were taken since the start.
   *
   * @throws AssertionError if they do not come in time
   */
  public List<ReceivedMail> awaitMails(int count, Duration limit) throws InterruptedException {
    return await(count, "mails", this::mails, limit);
  }

  /**
   * Waits until so many sessions have ended since the start; gives the ended ones.
   *
   * @throws AssertionError if they do not end in time
   */
  public List<SmtpSession> awaitSessions(int count, Duration limit) throws InterruptedException {
    return await(count, "ended sessions", () -> finished().toList(), limit);
  }

  private Stream<SmtpSession> finished() {
    return sessions.stream().filter(SmtpSession::finished);
  }

  private <T> List<T> await(int count, String what, Supplier<List<T>> source, Duration limit)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    synchronized (changed) {
      List<T> seen = source.get();
      while (seen.size() < count) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError(
              "expected "
                  + count
                  + " "
                  + what
                  + " within "
                  + limit
                  + ", saw "
                  + seen.size()
                  + "; sessions: "
                  + sessions);
        }
        changed.wait(left);
        seen = source.get();
      }
      return seen;
    }
  }

  void changed() {
    synchronized (changed) {
      changed.notifyAll();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        peak = Math.max(peak, open.size());
        SmtpSession session = new SmtpSession();
        sessions.add(session);
        SmtpScript now = script;
        boolean full = open.size() > now.maxConnections();
        threads.execute(() -> serve(socket, session, now, full));
      } catch (IOException | RejectedExecutionException e) {
        // closed: the loop's condition tells
      }
    }
  }

  private void serve(Socket socket, SmtpSession session, SmtpScript now, boolean full) {
    try (socket) {
      socket.setTcpNoDelay(true);
      Runnable leaving = () -> open.remove(socket);
      new SmtpConversation(socket, now, session, this::changed, leaving).run(full);
    } catch (IOException | RuntimeException e) {
      session.failed(e);
    } finally {
      open.remove(socket);
      session.finish();
      changed();
    }
  }

  /** Closes all connections and waits for their threads. */
  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
      threads.shutdownNow();
      threads.awaitTermination(5, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
