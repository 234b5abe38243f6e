// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLProtocolException;
import org.jspecify.annotations.Nullable;
import org.postern.internal.handshake.Connection;

/** The application data that a socket receives. */
final class SocketInput extends InputStream {

  private final PosternSocket socket;
  private final SocketLink link;
  private volatile @Nullable ByteBuffer plain;
  private volatile boolean shut;
  private boolean ended;

  SocketInput(PosternSocket socket, SocketLink link) {
    this.socket = socket;
    this.link = link;
  }

  /** Nothing more is read. */
  void shut() {
    shut = true;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] octets, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, octets.length);
    if (length == 0) {
      return 0;
    }
    if (shut) {
      return -1;
    }
    Connection connection = socket.connected();
    link.reading.lock();
    try {
      if (plain == null) {
        if (ended || shut) {
          return -1;
        }
        link.checkUsable();
        int count = receive(connection, octets, offset, length);
        if (count != 0) {
          return count;
        }
      }
      return rest(octets, offset, length);
    } finally {
      link.reading.unlock();
    }
  }

  /** Returns what was read into the array; 0 if it is in {@link #plain}; -1 at the end. */
  private int receive(Connection connection, byte[] octets, int offset, int length)
      throws IOException {
    try {
      while (true) {
        ByteBuffer record = next(connection);
        if (record == null) {
          return -1;
        }
        int count;
        if (length > connection.plaintextLimit(record.remaining())) { // no copy with an octet more
          ByteBuffer there = ByteBuffer.wrap(octets, offset, length);
          count = connection.unwrap(record, new ByteBuffer[] {there}, 0, 1);
        } else {
          count = keep(connection, record);
        }
        link.reader().consumed();
        answer(connection);
        if (plain != null) {
          return 0;
        }
        if (count > 0) {
          return count;
        }
        if (connection.inboundClosed()) {
          return end();
        }
      }
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      throw link.fail(e);
    } catch (RuntimeException e) {
      throw link.fail(new SSLException("the connection failed inside: " + e, e));
    }
  }

  /** Sends what the record has caused; after a close_notify the peer may read no more. */
  private void answer(Connection connection) throws IOException {
    try {
      link.sendOwn(connection);
    } catch (IOException e) {
      if (!connection.inboundClosed()) {
        throw e;
      }
    }
  }

  private @Nullable ByteBuffer next(Connection connection) throws IOException {
    RecordReader reader = link.reader();
    try {
      ByteBuffer record = reader.next();
      if (record != null) {
        return record;
      }
    } catch (RecordReader.UnsoundException e) {
      throw Unsound.refuse(connection, reader.unsound());
    }
    // As the JDK's sockets have it: the end of the stream is one, unless the program is strict.
    if (Boolean.getBoolean("com.sun.net.ssl.requireCloseNotify")) {
      throw new SSLProtocolException("the peer closed the connection without a close_notify");
    }
    end();
    return null;
  }

  private int end() throws IOException {
    ended = true;
    link.reader().release();
    return -1;
  }

  private int keep(Connection connection, ByteBuffer record) throws SSLException {
    ByteBuffer buffer = BufferPool.take();
    int count = connection.unwrap(record, new ByteBuffer[] {buffer}, 0, 1);
    buffer.flip();
    if (count > 0) {
      plain = buffer;
    } else {
      BufferPool.give(buffer);
    }
    return count;
  }

  private int rest(byte[] octets, int offset, int length) {
    ByteBuffer buffer = plain;
    if (buffer == null) {
      return -1;
    }
    int count = Math.min(length, buffer.remaining());
    buffer.get(octets, offset, count);
    if (!buffer.hasRemaining()) {
      plain = null;
      BufferPool.giveWiped(buffer);
    }
    return count;
  }

  /** Returns how much has been received and deciphered. */
  @Override
  public int available() throws IOException {
    if (link.closed()) {
      link.checkUsable();
    }
    if (!link.reading.tryLock()) {
      return 0;
    }
    try {
      ByteBuffer buffer = plain;
      return buffer == null || shut ? 0 : buffer.remaining();
    } finally {
      link.reading.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** Waits for the peer's close_notify, if nobody reads; what comes before it is lost. */
  void drainToClose(Connection connection, Duration most) throws IOException {
    if (ended || !link.reading.tryLock()) {
      return;
    }
    int before = link.under.getSoTimeout();
    long deadline = System.nanoTime() + most.toNanos();
    try {
      while (!connection.inboundClosed()) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          return;
        }
        link.under.setSoTimeout((int) left);
        ByteBuffer record = next(connection);
        if (record == null) {
          return;
        }
        ByteBuffer lost = BufferPool.take();
        try {
          connection.unwrap(record, new ByteBuffer[] {lost}, 0, 1);
        } finally {
          BufferPool.giveWiped(lost.flip());
        }
        link.reader().consumed();
      }
    } finally {
      link.under.setSoTimeout(before);
      link.reading.unlock();
    }
  }

  /**
   * Takes what has come in already off the socket underneath, so that closing it resets nothing.
   */
  void discardReceived() throws IOException {
    if (!link.reading.tryLock()) {
      return;
    }
    try {
      InputStream in = link.under.getInputStream();
      byte[] lost = new byte[4096];
      for (int i = 0; i < 16 && in.available() > 0 && in.read(lost) > 0; i++) {}
    } finally {
      link.reading.unlock();
    }
  }
}
