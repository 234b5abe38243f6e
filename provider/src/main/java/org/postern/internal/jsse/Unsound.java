// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLException;
import org.postern.internal.handshake.Connection;

/** What comes in place of a record. */
final class Unsound {

  private Unsound() {}

  /** Has the connection refuse what is no record, with its alert, and says what was seen. */
  static SSLException refuse(Connection connection, ByteBuffer source) {
    SSLException failure = RecordHeader.unsound(source, source.position());
    byte[] header = new byte[RecordHeader.LENGTH];
    source.duplicate().get(header);
    try {
      if (connection.isHandshaking()) {
        connection.receive(ByteBuffer.wrap(header));
      } else {
        connection.unwrap(ByteBuffer.wrap(header), new ByteBuffer[0], 0, 0);
      }
    } catch (SSLException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }
}
