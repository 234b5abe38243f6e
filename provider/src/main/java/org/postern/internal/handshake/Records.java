// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.TlsFatalAlert;
import org.postern.internal.crypto.RecordCipher;

/**
 * The records after the handshake: application data go straight from buffer to buffer, all else to
 * the state machine. One thread reads while another, with the lock of {@link Wire}, writes.
 */
final class Records {
  private static final int HEADER = 5;
  private final RecordCipher cipher;
  private final StateMachine machine;
  private final Wire wire;
  private final boolean tls13;

  Records(RecordCipher cipher, StateMachine machine, Wire wire, boolean tls13) {
    this.cipher = cipher;
    this.machine = machine;
    this.wire = wire;
    this.tls13 = tls13;
  }

  int plaintextLimit(int recordLength) {
    return cipher.plaintextLimit(recordLength);
  }

  int recordLength(int plaintextLength) {
    return cipher.recordLength(plaintextLength);
  }

  int open(ByteBuffer record, ByteBuffer[] destinations, int offset, int length)
      throws IOException {
    checkHeader(record);
    int count = cipher.open(record, destinations, offset, length, this::other);
    if (count > 0) {
      wire.floods().applicationData();
    } else {
      wire.floods().idleRecord();
    }
    return count;
  }

  private void checkHeader(ByteBuffer record) throws TlsFatalAlert {
    int position = record.position();
    int fragment = record.remaining() < HEADER ? -1 : record.getShort(position + 3) & 0xffff;
    if (fragment > cipher.getCiphertextDecodeLimit(0)) {
      throw new TlsFatalAlert(
          AlertDescription.record_overflow, "a record of " + fragment + " octets");
    }
    int type = record.get(position);
    if (fragment != record.remaining() - HEADER
        || (tls13
            ? type != ContentType.application_data
            : type < ContentType.change_cipher_spec || type > ContentType.application_data)) {
      throw new TlsFatalAlert(
          AlertDescription.unexpected_message,
          "a record of the type " + type + " was not expected");
    }
  }

  private void other(short contentType, byte[] content) throws IOException {
    if (content.length == 0) {
      throw new TlsFatalAlert(
          AlertDescription.unexpected_message, "a record of the type " + contentType + " is empty");
    }
    if (contentType == ContentType.handshake) {
      wire.floods().handshakeAfterwards(content.length);
    }
    machine.process(contentType, content);
  }

  /** Returns whether a KeyUpdate has to go before the next application data. */
  boolean wantsKeyUpdate() {
    return tls13 && (wire.settleKeyUpdate() || cipher.wantsKeyUpdate());
  }

  int seal(ByteBuffer[] sources, int offset, int length, ByteBuffer destination)
      throws IOException {
    return cipher.seal(sources, offset, length, machine.plaintextLimit(), destination);
  }

  /** Forgets the keys, when nothing goes either way any more. */
  void destroy() {
    cipher.destroy();
  }
}
