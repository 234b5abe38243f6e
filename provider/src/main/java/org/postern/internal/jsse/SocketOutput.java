// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.postern.internal.handshake.Connection;

/** The application data that a socket sends. What is written leaves at once. */
final class SocketOutput extends OutputStream {

  private final PosternSocket socket;
  private final SocketLink link;
  private volatile boolean shut;

  SocketOutput(PosternSocket socket, SocketLink link) {
    this.socket = socket;
    this.link = link;
  }

  boolean isShut() {
    return shut;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, octets.length);
    if (length == 0) {
      return;
    }
    Connection connection = socket.connected();
    link.writing.lock();
    try {
      link.checkUsable();
      send(connection, ByteBuffer.wrap(octets, offset, length));
    } catch (IOException e) {
      throw link.fail(e);
    } catch (RuntimeException e) {
      throw link.fail(new SSLException("the connection failed inside: " + e, e));
    } finally {
      link.writing.unlock();
    }
    link.sendOwn(connection);
  }

  private void send(Connection connection, ByteBuffer data) throws IOException {
    ByteBuffer[] sources = {data};
    ByteBuffer records = BufferPool.take();
    int most = most(connection);
    try {
      while (data.hasRemaining()) {
        if (shut || connection.outboundClosed()) {
          throw new SocketException("the output side of the connection is closed");
        }
        link.sendOwn(connection, records);
        int limit = data.limit();
        data.limit(Math.min(limit, data.position() + most));
        if (connection.recordLength(data.remaining()) > records.remaining()) {
          link.send(records);
        }
        connection.wrap(sources, 0, 1, records);
        data.limit(limit);
      }
      link.send(records);
    } finally {
      BufferPool.give(records);
    }
  }

  /** Returns the most application data for one record that the program allows. */
  private int most(Connection connection) {
    return PacketLimit.plaintext(connection, socket.parameters.maximumPacketSize());
  }

  /** Tells the peer that nothing more comes. */
  void shut(Connection connection) throws IOException {
    shut = true;
    connection.closeOutbound();
    link.sendOwn(connection);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
