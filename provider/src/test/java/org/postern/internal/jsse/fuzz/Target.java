// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.postern.PosternProvider;

/**
 * The engine under attack. Whatever it is fed, it answers with data, waiting, or an SSLException
 * and an alert; it neither hangs nor grows nor says more than a handshake needs.
 */
final class Target {
  private static final Provider PROVIDER = new PosternProvider();
  private static final int MOST_STEPS = 20_000;
  private static final int MOST_OUTPUT = 1 << 18;

  private final SSLEngine engine;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private ByteBuffer input = ByteBuffer.allocate(0);
  private final ByteBuffer room = ByteBuffer.allocate(1 << 15);
  private @Nullable SSLException failure;
  private boolean finished;
  private int steps;

  Target(boolean client, boolean clientAuthentication, String... protocols) {
    try {
      SSLContext context = SSLContext.getInstance("TLS", PROVIDER);
      context.init(
          new KeyManager[] {new Identity.Keys()},
          new TrustManager[] {new Identity.Anyone()},
          new Repeatable(1));
      engine = client ? context.createSSLEngine("mx.example.test", 25) : context.createSSLEngine();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    engine.setUseClientMode(client);
    engine.setNeedClientAuth(clientAuthentication);
    engine.setEnabledProtocols(protocols);
    withoutMlKem(engine);
    try {
      engine.beginHandshake();
    } catch (SSLException e) {
      throw new IllegalStateException(e);
    }
    run();
  }

  /** The ML-KEM of newer JDKs takes its random numbers from elsewhere: nothing would come again. */
  private static void withoutMlKem(SSLEngine engine) {
    try {
      SSLParameters parameters = engine.getSSLParameters();
      SSLParameters.class
          .getMethod("setNamedGroups", String[].class)
          .invoke(parameters, (Object) new String[] {"x25519", "secp256r1", "secp384r1"});
      engine.setSSLParameters(parameters);
    } catch (NoSuchMethodException e) {
      // A JDK without them has no ML-KEM either.
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives octets to the engine, and lets it do what it can with them. */
  void feed(byte[] octets) {
    ByteBuffer joined = ByteBuffer.allocate(input.remaining() + octets.length);
    input = joined.put(input).put(octets).flip();
    run();
  }

  /** What the engine has sent since the last call. */
  byte[] output() {
    byte[] octets = output.toByteArray();
    output.reset();
    return octets;
  }

  /** Whether the handshake came to its end. */
  boolean finished() {
    return finished;
  }

  @Nullable SSLException failure() {
    return failure;
  }

  /** The peer is gone: whatever was, the engine is done after it and has no work left. */
  void end() {
    try {
      engine.closeInbound();
    } catch (SSLException e) {
      failure = failure == null ? e : failure;
    }
    engine.closeOutbound();
    run();
    if (!engine.isOutboundDone() || !engine.isInboundDone()) {
      throw new AssertionError(
          "not done after the end: " + engine.getHandshakeStatus() + ", " + failure);
    }
    if (engine.getDelegatedTask() != null) {
      throw new AssertionError("a task is left after the end, " + failure);
    }
  }

  private void run() {
    boolean moved = true;
    while (moved) {
      if (++steps > MOST_STEPS) {
        throw new AssertionError("does not come to rest: " + engine.getHandshakeStatus());
      }
      try {
        moved = step();
      } catch (SSLException e) {
        boolean again = failure != null;
        failure = again ? failure : e;
        moved = !again;
      }
    }
  }

  private boolean step() throws SSLException {
    HandshakeStatus status = engine.getHandshakeStatus();
    if (status == HandshakeStatus.NEED_TASK) {
      for (Runnable task = engine.getDelegatedTask();
          task != null;
          task = engine.getDelegatedTask()) {
        task.run();
      }
      return true;
    }
    if (status == HandshakeStatus.NEED_WRAP
        || (engine.isInboundDone() && !engine.isOutboundDone())) {
      return wrap();
    }
    if (!input.hasRemaining() || engine.isInboundDone()) {
      return false;
    }
    room.clear();
    SSLEngineResult result = engine.unwrap(input, room);
    finished |= result.getHandshakeStatus() == HandshakeStatus.FINISHED;
    return result.bytesConsumed() > 0
        || result.getHandshakeStatus() == HandshakeStatus.NEED_TASK
        || result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
  }

  private boolean wrap() throws SSLException {
    room.clear();
    SSLEngineResult result = engine.wrap(ByteBuffer.allocate(0), room);
    finished |= result.getHandshakeStatus() == HandshakeStatus.FINISHED;
    output.write(room.array(), 0, room.position());
    if (output.size() > MOST_OUTPUT) {
      throw new AssertionError("more than " + MOST_OUTPUT + " octets of output");
    }
    return result.bytesProduced() > 0
        || (result.getStatus() == Status.OK
            && result.getHandshakeStatus() != HandshakeStatus.NEED_WRAP);
  }
}
