// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.policy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/** The first message of a client, taken apart (RFC 8446 section 4.1.2). */
record ClientHello(
    int version,
    List<Integer> suites,
    List<Integer> compressions,
    Map<Integer, byte[]> extensions) {

  /** Has an engine begin and takes what it sends. */
  static ClientHello of(SSLEngine engine) throws Exception {
    ByteBuffer record = ByteBuffer.allocate(1 << 15);
    engine.beginHandshake();
    while (record.position() == 0) {
      if (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
        engine.getDelegatedTask().run();
      } else {
        engine.wrap(ByteBuffer.allocate(0), record);
      }
    }
    record.flip();
    record.position(5 + 4);
    int version = record.getShort();
    record.position(record.position() + 32);
    take(record, Byte.toUnsignedInt(record.get()));
    ByteBuffer suites = take(record, Short.toUnsignedInt(record.getShort()));
    ByteBuffer compressions = take(record, Byte.toUnsignedInt(record.get()));
    ByteBuffer rest = take(record, Short.toUnsignedInt(record.getShort()));
    Map<Integer, byte[]> extensions = new LinkedHashMap<>();
    while (rest.hasRemaining()) {
      int type = Short.toUnsignedInt(rest.getShort());
      ByteBuffer data = take(rest, Short.toUnsignedInt(rest.getShort()));
      byte[] octets = new byte[data.remaining()];
      data.get(octets);
      extensions.put(type, octets);
    }
    List<Integer> methods = new ArrayList<>();
    while (compressions.hasRemaining()) {
      methods.add(Byte.toUnsignedInt(compressions.get()));
    }
    return new ClientHello(version, numbers(suites), methods, extensions);
  }

  /** Returns the 16-bit numbers of an extension, behind a length of that many octets. */
  List<Integer> numbers(int extension, int lengthOctets) {
    byte[] octets = extensions.get(extension);
    return numbers(ByteBuffer.wrap(octets, lengthOctets, octets.length - lengthOctets).slice());
  }

  private static List<Integer> numbers(ByteBuffer octets) {
    List<Integer> numbers = new ArrayList<>();
    while (octets.hasRemaining()) {
      numbers.add(Short.toUnsignedInt(octets.getShort()));
    }
    return numbers;
  }

  private static ByteBuffer take(ByteBuffer from, int length) {
    ByteBuffer part = from.slice(from.position(), length);
    from.position(from.position() + length);
    return part;
  }
}
