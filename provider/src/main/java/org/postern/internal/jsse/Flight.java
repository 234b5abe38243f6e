// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.postern.internal.handshake.Connection;

/** Records of a handshake that came together and are computed together, as one task. */
final class Flight {

  /** More than the longest flight that there is; beyond it the task is run in between. */
  private static final int MOST_OCTETS = 1 << 17;

  private static final ByteBuffer[] NOWHERE = {};

  private List<ByteBuffer> records = new ArrayList<>();
  private int octets;
  private boolean open = true;
  private boolean ciphersChanged;

  boolean isEmpty() {
    return records.isEmpty();
  }

  /** Takes a whole record out of the source. */
  void take(ByteBuffer source, int length) {
    int type = RecordHeader.type(source, source.position());
    byte[] record = new byte[length];
    source.get(record);
    records.add(ByteBuffer.wrap(record));
    octets += length;
    ciphersChanged |= type == RecordHeader.CHANGE_CIPHER_SPEC;
    boolean mayBeFinished =
        type == RecordHeader.APPLICATION_DATA || (ciphersChanged && type == RecordHeader.HANDSHAKE);
    open = !mayBeFinished;
  }

  /**
   * Returns whether the next record in the source certainly belongs to the handshake too. What an
   * encrypted record of TLS 1.3 holds cannot be seen, nor what a handshake record of TLS 1.2 holds
   * once ChangeCipherSpec was seen; after a Finished, application data must stay in the source, for
   * nobody would ask for them otherwise.
   */
  boolean continuesWith(ByteBuffer source) {
    int position = source.position();
    return open
        && octets < MOST_OCTETS
        && source.remaining() >= RecordHeader.LENGTH
        && RecordHeader.isSound(source, position)
        && RecordHeader.type(source, position) != RecordHeader.ALERT
        && RecordHeader.recordLength(source, position) <= source.remaining();
  }

  /** Returns what computes the records that were taken, and is empty afterwards. */
  HandshakeTasks.Work work(Connection connection) {
    List<ByteBuffer> all = records;
    records = new ArrayList<>();
    octets = 0;
    open = true;
    return () -> receive(connection, all);
  }

  private static void receive(Connection connection, List<ByteBuffer> all) throws SSLException {
    for (ByteBuffer record : all) {
      if (connection.inboundClosed()) {
        return;
      }
      if (connection.isHandshaking()) {
        connection.receive(record);
      } else {
        connection.unwrap(record, NOWHERE, 0, 0); // of TLS 1.2, and no application data
      }
    }
  }
}
