// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.nio.ByteBuffer;
import org.postern.bench.stack.Version;

/**
 * What a server's first flight says in clear text: read from the wire, so that it is the same for
 * every stack.
 *
 * @param version the code point of the version
 * @param suite the code point of the cipher suite
 * @param group the code point of the key exchange group; 0 in a resumed TLS 1.2 handshake
 * @param resumed whether a session is resumed
 */
record Hello(int version, int suite, int group, boolean resumed) {
  private static final int HANDSHAKE = 22;
  private static final int SERVER_HELLO = 2;
  private static final int SERVER_KEY_EXCHANGE = 12;

  /** The first octets of the random value that makes a ServerHello ask again (RFC 8446 4.1.3). */
  private static final long RETRY = 0xCF21AD74E59A6111L;

  /**
   * Reads both flights, whose buffers are as the sender left them.
   *
   * @throws IllegalStateException if the server asks for another ClientHello
   */
  static Hello read(ByteBuffer clientFlight, ByteBuffer serverFlight) {
    ByteBuffer client = messages(clientFlight);
    client.position(4 + 2 + 32);
    ByteBuffer clientSession = opaque(client, client.get() & 0xff);
    ByteBuffer server = messages(serverFlight);
    ByteBuffer hello = message(server, SERVER_HELLO);
    int version = hello.getShort() & 0xffff;
    if (hello.getLong(hello.position()) == RETRY) {
      throw new IllegalStateException("expected a ServerHello, saw a HelloRetryRequest");
    }
    hello.position(hello.position() + 32);
    ByteBuffer session = opaque(hello, hello.get() & 0xff);
    int suite = hello.getShort() & 0xffff;
    hello.get();
    int group = 0;
    boolean resumed = false;
    ByteBuffer extensions = opaque(hello, hello.getShort() & 0xffff);
    while (extensions.hasRemaining()) {
      int type = extensions.getShort() & 0xffff;
      ByteBuffer body = opaque(extensions, extensions.getShort() & 0xffff);
      switch (type) {
        case 43 -> version = body.getShort() & 0xffff;
        case 51 -> group = body.getShort() & 0xffff;
        case 41 -> resumed = true;
        default -> {}
      }
    }
    if (version < Version.TLS_1_3.code()) {
      resumed = session.hasRemaining() && session.equals(clientSession);
      group = resumed ? 0 : message(server, SERVER_KEY_EXCHANGE).getShort(1) & 0xffff;
    }
    return new Hello(version, suite, group, resumed);
  }

  /** Returns the handshake messages of the clear-text records, put together. */
  private static ByteBuffer messages(ByteBuffer flight) {
    ByteBuffer records = flight.duplicate().flip();
    ByteBuffer messages = ByteBuffer.allocate(records.remaining());
    while (records.remaining() > 5 && records.get(records.position()) == HANDSHAKE) {
      records.position(records.position() + 3);
      messages.put(opaque(records, records.getShort() & 0xffff));
    }
    return messages.flip();
  }

  /** Returns the next message of the type, and skips it and those before it. */
  private static ByteBuffer message(ByteBuffer messages, int type) {
    while (messages.remaining() >= 4) {
      int header = messages.getInt();
      ByteBuffer body = opaque(messages, header & 0xffffff);
      if (header >>> 24 == type) {
        return body;
      }
    }
    throw new IllegalStateException("expected a message of type " + type + " from the server");
  }

  private static ByteBuffer opaque(ByteBuffer from, int length) {
    ByteBuffer body = from.slice(from.position(), length);
    from.position(from.position() + length);
    return body;
  }
}
