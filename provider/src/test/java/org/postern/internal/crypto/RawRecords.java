// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.nio.ByteBuffer;

/** Records of TLS 1.3 with any inner plaintext, as no sound peer makes them. */
final class RawRecords {

  private RawRecords() {}

  static ByteBuffer seal(RecordState state, byte[] innerPlaintext) throws Exception {
    int length = innerPlaintext.length + AeadSuite.TAG_LENGTH;
    ByteBuffer record = ByteBuffer.allocate(5 + length);
    record.put((byte) 23).putShort((short) 0x0303).putShort((short) length);
    state.begin(23, length, 0);
    state.aead().finish(ByteBuffer.wrap(innerPlaintext), record);
    return record.flip();
  }
}
