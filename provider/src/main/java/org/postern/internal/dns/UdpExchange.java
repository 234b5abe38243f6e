// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import org.xbill.DNS.Message;

/** By UDP, from a port that the operating system draws. */
final class UdpExchange extends Exchange {

  /** A flood of wrong replies ends the exchange. */
  private static final int MOST_STRANGERS = 50;

  private int strangers;

  UdpExchange(SocketTransport transport, InetSocketAddress server, Message query) {
    super(transport, server, query);
  }

  @Override
  Channel connect(byte[] packet) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.connect(server);
      channel.write(ByteBuffer.wrap(packet));
      transport.register(channel, SelectionKey.OP_READ, this);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  void proceed(SelectionKey key, ByteBuffer buffer) throws IOException {
    if (((DatagramChannel) key.channel()).read(buffer) == 0) {
      return;
    }
    byte[] packet = new byte[buffer.flip().remaining()];
    buffer.get(packet);
    if (!accept(packet) && ++strangers > MOST_STRANGERS) {
      fail("more than " + MOST_STRANGERS + " replies to something else");
    }
  }
}
