// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.programs;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The program, for the Netty whose class loader it is in. */
final class NettyEcho implements NettyProgram {
  private static final int SECONDS = 30;

  @Override
  public String jar() {
    return SslHandler.class.getProtectionDomain().getCodeSource().getLocation().toString();
  }

  @Override
  @SuppressWarnings("deprecation") // Netty 4.2 knows another way, 4.1 only this
  public Seen run(Plan plan, byte[] payload) throws Exception {
    NioEventLoopGroup group = new NioEventLoopGroup(2);
    try {
      Set<Thread> loops = ConcurrentHashMap.newKeySet();
      NettyHandlers handlers = new NettyHandlers(plan);
      CompletableFuture<String> serverProtocol = new CompletableFuture<>();
      CompletableFuture<Boolean> closed = new CompletableFuture<>();
      Channel listener =
          new ServerBootstrap()
              .group(group)
              .channel(NioServerSocketChannel.class)
              .childHandler(
                  new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                      SslHandler tls = handlers.server(channel.alloc());
                      tls.handshakeFuture()
                          .addListener(f -> serverProtocol.complete(protocol(tls)));
                      channel.pipeline().addLast(tls, new Echo(loops, closed));
                    }
                  })
              .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
              .sync()
              .channel();
      int port = ((InetSocketAddress) listener.localAddress()).getPort();
      SslHandler tls = handlers.client(ByteBufAllocator.DEFAULT, port);
      Collector collector = new Collector(loops, payload.length);
      Channel client =
          new Bootstrap()
              .group(group)
              .channel(NioSocketChannel.class)
              .handler(
                  new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                      channel.pipeline().addLast(tls, collector);
                    }
                  })
              .connect(InetAddress.getLoopbackAddress(), port)
              .sync()
              .channel();
      if (!tls.handshakeFuture().await(SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("no handshake within " + SECONDS + " s");
      }
      tls.handshakeFuture().sync();
      client.writeAndFlush(Unpooled.wrappedBuffer(payload));
      byte[] echo = collector.whole.get(SECONDS, TimeUnit.SECONDS);
      client.close().sync();
      return new Seen(
          echo,
          protocol(tls),
          serverProtocol.get(SECONDS, TimeUnit.SECONDS),
          tls.applicationProtocol(),
          loops,
          closed.get(SECONDS, TimeUnit.SECONDS));
    } finally {
      group.shutdownGracefully(0, SECONDS, TimeUnit.SECONDS).await(SECONDS, TimeUnit.SECONDS);
    }
  }

  private static String protocol(SslHandler tls) {
    return tls.engine().getSession().getProtocol();
  }

  private static final class Echo extends ChannelInboundHandlerAdapter {
    private final Set<Thread> loops;
    private final CompletableFuture<Boolean> closed;

    Echo(Set<Thread> loops, CompletableFuture<Boolean> closed) {
      this.loops = loops;
      this.closed = closed;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      loops.add(Thread.currentThread());
      context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      context.writeAndFlush(message);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof SslCloseCompletionEvent close) {
        closed.complete(close.isSuccess());
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      closed.completeExceptionally(cause);
      context.close();
    }
  }

  private static final class Collector extends ChannelInboundHandlerAdapter {
    final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final Set<Thread> loops;
    private final int length;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    Collector(Set<Thread> loops, int length) {
      this.loops = loops;
      this.length = length;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      loops.add(Thread.currentThread());
      context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
      ByteBuf data = (ByteBuf) message;
      data.readBytes(received, data.readableBytes());
      data.release();
      if (received.size() >= length) {
        whole.complete(received.toByteArray());
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      whole.completeExceptionally(cause);
      context.close();
    }
  }
}
