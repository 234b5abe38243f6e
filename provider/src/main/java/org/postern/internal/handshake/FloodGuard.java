// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;

/**
 * Ends a connection whose peer sends much and says nothing (RFC 8446 section 5.1 allows empty
 * records, section 4.6.3 key updates, without a limit). Used by the thread that reads only.
 */
final class FloodGuard {
  /** Records in a row without application data. */
  private static final int MAX_IDLE_RECORDS = 64;

  /** Alerts of level warning, in the whole connection. */
  private static final int MAX_WARNINGS = 16;

  /** Octets of a handshake, including the records' headers. */
  private static final int MAX_HANDSHAKE = 1 << 18;

  /** Session tickets and the like after the handshake, in octets. */
  private static final int MAX_AFTERWARDS = 1 << 18;

  private int idleRecords;
  private int warnings;
  private int handshake;
  private int afterwards;

  void applicationData() {
    idleRecords = 0;
  }

  /** Counts a record without application data: an empty one or a key update. */
  void idleRecord() throws TlsFatalAlert {
    if (++idleRecords > MAX_IDLE_RECORDS) {
      throw tooMany("records without application data", MAX_IDLE_RECORDS);
    }
  }

  void warning() throws TlsFatalAlert {
    if (++warnings > MAX_WARNINGS) {
      throw tooMany("warning alerts", MAX_WARNINGS);
    }
  }

  void handshakeRecord(int octets) throws TlsFatalAlert {
    handshake += octets;
    if (handshake > MAX_HANDSHAKE) {
      throw tooMany("octets of handshake", MAX_HANDSHAKE);
    }
  }

  void handshakeAfterwards(int octets) throws TlsFatalAlert {
    idleRecord();
    afterwards += octets;
    if (afterwards > MAX_AFTERWARDS) {
      throw tooMany("octets of handshake messages after the handshake", MAX_AFTERWARDS);
    }
  }

  private static TlsFatalAlert tooMany(String what, int limit) {
    return new TlsFatalAlert(
        AlertDescription.unexpected_message, "more than " + limit + " " + what);
  }
}
