// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Two engines and what is under way between them, moved as the handshake statuses ask for it. */
final class EnginePair {

  private static final int MOST_STEPS = 100_000;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  enum Side {
    CLIENT,
    SERVER;

    Side other() {
      return this == CLIENT ? SERVER : CLIENT;
    }
  }

  final SSLEngine client;
  final SSLEngine server;
  final Map<Side, Wire> toPeer = new EnumMap<>(Side.class);
  final Map<Side, Integer> finished = new EnumMap<>(Side.class);
  final Map<Side, Integer> tasks = new EnumMap<>(Side.class);
  final Map<Side, SSLException> failures = new EnumMap<>(Side.class);
  private final @Nullable ExecutorService executor;

  EnginePair(SSLEngine client, SSLEngine server, @Nullable ExecutorService executor) {
    this.client = client;
    this.server = server;
    this.executor = executor;
    for (Side side : Side.values()) {
      toPeer.put(side, new Wire());
      finished.put(side, 0);
      tasks.put(side, 0);
    }
  }

  static EnginePair of(SSLContext clientContext, SSLContext serverContext, String... protocols) {
    SSLEngine client = clientContext.createSSLEngine(Contexts.HOST, 25);
    client.setUseClientMode(true);
    SSLEngine server = serverContext.createSSLEngine();
    server.setUseClientMode(false);
    if (protocols.length > 0) {
      client.setEnabledProtocols(protocols);
    }
    return new EnginePair(client, server, null);
  }

  EnginePair on(ExecutorService service) {
    return new EnginePair(client, server, service);
  }

  /** Octets under way in one direction; more of them come into sight bit by bit. */
  static final class Wire {
    private ByteBuffer octets = ByteBuffer.allocate(1 << 16).flip();
    int visible = Integer.MAX_VALUE;

    void put(ByteBuffer more) {
      ByteBuffer joined = ByteBuffer.allocate(octets.remaining() + more.remaining() + (1 << 12));
      octets = joined.put(octets).put(more).flip();
    }

    /** What can be seen of it, as a buffer of its own position. */
    ByteBuffer view() {
      return octets.slice(octets.position(), Math.min(visible, octets.remaining()));
    }

    void skip(int count) {
      octets.position(octets.position() + count);
    }

    boolean isEmpty() {
      return !octets.hasRemaining();
    }

    int length() {
      return octets.remaining();
    }
  }

  SSLEngine engine(Side side) {
    return side == Side.CLIENT ? client : server;
  }

  /** Shakes hands until neither side needs anything for it; {@link #failures} are kept. */
  void handshake() throws Exception {
    client.beginHandshake();
    server.beginHandshake();
    settle();
  }

  /** Moves octets until both are content and nothing is under way. */
  void settle() throws Exception {
    for (int i = 0; i < MOST_STEPS; i++) {
      if (!flight(Side.CLIENT) & !flight(Side.SERVER)) {
        return;
      }
    }
    throw new AssertionError("the engines do not come to rest: " + describe());
  }

  private String describe() {
    return client.getHandshakeStatus() + " and " + server.getHandshakeStatus();
  }

  /** Lets one side do all that it can do. */
  private boolean flight(Side side) throws Exception {
    boolean moved = false;
    for (int i = 0; i < MOST_STEPS && stepOrFail(side); i++) {
      moved = true;
    }
    return moved;
  }

  private boolean stepOrFail(Side side) throws Exception {
    try {
      return step(side);
    } catch (SSLException e) {
      if (failures.put(side, e) != null) {
        throw new AssertionError("the " + side + " fails a second time", e);
      }
      return true;
    }
  }

  private boolean step(Side side) throws Exception {
    SSLEngine engine = engine(side);
    switch (engine.getHandshakeStatus()) {
      case NEED_TASK:
        runTasks(side);
        return true;
      case NEED_WRAP:
        SSLEngineResult wrapped = wrap(side, NOTHING);
        return wrapped.bytesProduced() > 0
            || wrapped.getHandshakeStatus() == HandshakeStatus.FINISHED;
      default:
        Wire wire = toPeer.get(side.other());
        if (wire.isEmpty() || engine.isInboundDone()) {
          return false;
        }
        ByteBuffer room = ByteBuffer.allocate(1 << 15);
        SSLEngineResult result = unwrap(side, room);
        if (result.getStatus() == Status.BUFFER_UNDERFLOW && wire.visible < wire.length()) {
          wire.visible++;
          return true;
        }
        return result.bytesConsumed() > 0
            || result.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
    }
  }

  private void runTasks(Side side) throws Exception {
    for (Runnable task = engine(side).getDelegatedTask();
        task != null;
        task = engine(side).getDelegatedTask()) {
      tasks.merge(side, 1, Integer::sum);
      if (executor == null) {
        task.run();
      } else {
        Future<?> done = executor.submit(task);
        done.get();
      }
    }
  }

  SSLEngineResult wrap(Side side, ByteBuffer... sources) throws SSLException {
    ByteBuffer room = ByteBuffer.allocate(1 << 15);
    SSLEngineResult result = engine(side).wrap(sources, room);
    toPeer.get(side).put(room.flip());
    return seen(side, result);
  }

  SSLEngineResult unwrap(Side side, ByteBuffer... rooms) throws SSLException {
    Wire wire = toPeer.get(side.other());
    SSLEngineResult result = engine(side).unwrap(wire.view(), rooms);
    wire.skip(result.bytesConsumed());
    return seen(side, result);
  }

  private SSLEngineResult seen(Side side, SSLEngineResult result) {
    if (result.getHandshakeStatus() == HandshakeStatus.FINISHED) {
      finished.merge(side, 1, Integer::sum);
    }
    return result;
  }

  /** Sends data to the other side and returns what arrives there. */
  byte[] transfer(Side from, byte[] data) throws Exception {
    ByteBuffer source = ByteBuffer.wrap(data);
    List<ByteBuffer> arrived = new ArrayList<>();
    ByteBuffer all = ByteBuffer.allocate(data.length);
    while (all.hasRemaining()) {
      if (source.hasRemaining()) {
        wrap(from, source);
      }
      ByteBuffer room = ByteBuffer.allocate(1 << 15);
      SSLEngineResult result = unwrap(from.other(), room);
      if (result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
        wrap(from.other(), NOTHING);
      }
      arrived.add(room.flip());
      all.put(room);
    }
    return all.array();
  }
}
