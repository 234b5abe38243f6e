// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import org.postern.internal.handshake.Connection;

/** How long records may be where the program sets a limit. */
final class PacketLimit {

  private PacketLimit() {}

  /**
   * Returns the most application data for one record.
   *
   * @param packet the longest record, 0 for what the protocol allows
   */
  static int plaintext(Connection connection, int packet) {
    int limit = connection.writeLimit();
    int longest = connection.recordLength(limit);
    return packet == 0 || packet >= longest ? limit : Math.max(1, limit - (longest - packet));
  }
}
