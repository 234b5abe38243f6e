// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Random;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLSession;

/**
 * An {@link SSLEngine} on a socket. Octets of the network are given to the engine in chunks of
 * random length. One thread may read while another writes.
 */
public final class EngineStream implements TlsStream {
  private static final int NET = 1 << 16;

  private final SSLEngine engine;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final Random random;
  private final Object writing = new Object();
  private final ByteBuffer netOut = ByteBuffer.allocate(NET);
  private ByteBuffer netIn = ByteBuffer.allocate(NET).flip();
  private ByteBuffer appIn = ByteBuffer.allocate(NET).flip();

  public EngineStream(SSLEngine engine, Socket socket, long seed) throws IOException {
    this.engine = engine;
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
    this.random = new Random(seed);
  }

  @Override
  public SSLSession session() {
    return engine.getSession();
  }

  @Override
  public void handshake() throws IOException {
    engine.beginHandshake();
    while (true) {
      HandshakeStatus status = engine.getHandshakeStatus();
      switch (status) {
        case NEED_TASK -> runTasks();
        case NEED_WRAP -> wrap(ByteBuffer.allocate(0));
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> unwrap();
        default -> {
          return;
        }
      }
    }
  }

  @Override
  public int read(byte[] octets, int offset, int length) throws IOException {
    while (!appIn.hasRemaining()) {
      if (!unwrap()) {
        return -1;
      }
      afterwards();
    }
    int count = Math.min(length, appIn.remaining());
    appIn.get(octets, offset, count);
    return count;
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    ByteBuffer data = ByteBuffer.wrap(octets, offset, length);
    while (data.hasRemaining()) {
      wrap(data);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      engine.closeOutbound();
      while (!engine.isOutboundDone()) {
        wrap(ByteBuffer.allocate(0));
      }
    } finally {
      socket.close();
    }
  }

  /** What a message after the handshake asks for: a KeyUpdate to answer, or a ticket to keep. */
  private void afterwards() throws IOException {
    while (true) {
      HandshakeStatus status = engine.getHandshakeStatus();
      if (status == HandshakeStatus.NEED_TASK) {
        runTasks();
      } else if (status == HandshakeStatus.NEED_WRAP && !engine.isInboundDone()) {
        wrap(ByteBuffer.allocate(0));
      } else {
        return;
      }
    }
  }

  private void runTasks() {
    Runnable task;
    while ((task = engine.getDelegatedTask()) != null) {
      task.run();
    }
  }

  private void wrap(ByteBuffer data) throws IOException {
    synchronized (writing) {
      netOut.clear();
      SSLEngineResult result = engine.wrap(data, netOut);
      netOut.flip();
      out.write(netOut.array(), 0, netOut.remaining());
      out.flush();
      if (result.getStatus() == SSLEngineResult.Status.CLOSED && data.hasRemaining()) {
        throw new EOFException("the connection is closed for writing");
      }
    }
    runTasks();
  }

  /** Returns false at the end of the peer's data. */
  private boolean unwrap() throws IOException {
    appIn.compact();
    try {
      while (true) {
        SSLEngineResult result = engine.unwrap(netIn, appIn);
        switch (result.getStatus()) {
          case CLOSED:
            return false;
          case BUFFER_UNDERFLOW:
            if (result.getHandshakeStatus() == HandshakeStatus.FINISHED) {
              return true; // BoringSSL's notices it without another octet
            }
            if (!fill()) {
              engine.closeInbound();
              return false;
            }
            break;
          case BUFFER_OVERFLOW:
            appIn = ByteBuffer.allocate(appIn.capacity() * 2).put(appIn.flip());
            break;
          default:
            return true;
        }
      }
    } finally {
      appIn.flip();
    }
  }

  private boolean fill() throws IOException {
    netIn.compact();
    int room = Math.min(netIn.remaining(), 1 + random.nextInt(20_000));
    int count = in.read(netIn.array(), netIn.position(), room);
    if (count > 0) {
      netIn.position(netIn.position() + count);
    }
    netIn.flip();
    return count > 0;
  }
}
