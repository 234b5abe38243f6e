// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;

/** By TCP, on a connection of its own (RFC 7766). */
final class TcpExchange extends Exchange {
  private final ByteBuffer length = ByteBuffer.allocate(2);
  private ByteBuffer out = ByteBuffer.allocate(0);
  private @Nullable ByteBuffer in;

  TcpExchange(SocketTransport transport, InetSocketAddress server, Message query) {
    super(transport, server, query);
  }

  @Override
  Channel connect(byte[] packet) throws IOException {
    out = ByteBuffer.allocate(packet.length + 2).putShort((short) packet.length).put(packet).flip();
    SocketChannel channel = SocketChannel.open();
    try {
      channel.configureBlocking(false);
      boolean connected = channel.connect(server);
      transport.register(
          channel, connected ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT, this);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  void proceed(SelectionKey key, ByteBuffer buffer) throws IOException {
    SocketChannel channel = (SocketChannel) key.channel();
    if (key.isConnectable() && channel.finishConnect()) {
      key.interestOps(SelectionKey.OP_WRITE);
    } else if (key.isWritable()) {
      channel.write(out);
      if (!out.hasRemaining()) {
        key.interestOps(SelectionKey.OP_READ);
      }
    } else if (key.isReadable()) {
      read(channel);
    }
  }

  private void read(SocketChannel channel) throws IOException {
    ByteBuffer message = in;
    if (message == null) {
      fill(channel, length);
      if (length.hasRemaining()) {
        return;
      }
      message = ByteBuffer.allocate(length.getShort(0) & 0xFFFF);
      in = message;
    }
    fill(channel, message);
    if (!message.hasRemaining() && !accept(message.array())) {
      fail("a reply to something else by TCP");
    }
  }

  private static void fill(SocketChannel channel, ByteBuffer buffer) throws IOException {
    if (buffer.hasRemaining() && channel.read(buffer) < 0) {
      throw new EOFException("the server closed the connection early");
    }
  }
}
