// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

/**
 * The early data that a client sends and the server does not take: until the first record that can
 * be opened, those that cannot are dropped, up to a limit (RFC 8446 section 4.2.10). Not for
 * several threads.
 */
public final class EarlyData {

  /** What a ticket of a widespread server allows, with room for the records' overhead. */
  static final int LIMIT = 1 << 15;

  private int remaining;
  private boolean dropped;

  /** Tells whether the client has said that it sends early data. */
  public void offered(boolean early) {
    remaining = early ? LIMIT : 0;
  }

  /** Returns whether to drop a record of this length. */
  public boolean drop(int length) {
    boolean drop = length <= remaining;
    remaining -= drop ? length : 0;
    return drop;
  }

  /** Returns whether to drop a record of this length, and if so, remembers it. */
  boolean dropUnopened(int length) {
    dropped = drop(length);
    return dropped;
  }

  /** Tells that a record could be opened: what follows is no early data. */
  void end() {
    remaining = 0;
  }

  /** Returns whether the record just read could not be opened and was dropped; forgets it. */
  public boolean wasDropped() {
    boolean was = dropped;
    dropped = false;
    return was;
  }
}
