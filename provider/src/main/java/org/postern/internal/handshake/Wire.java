// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.util.concurrent.locks.ReentrantLock;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.AlertLevel;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsFatalAlert;
import org.jspecify.annotations.Nullable;

/**
 * What the protocol of bctls and the threads that read and write share: who may write, and what was
 * closed. Everything that leaves, of the protocol's own or of the application, leaves under {@link
 * #lock}.
 */
final class Wire {
  private final ReentrantLock lock = new ReentrantLock();
  private final FloodGuard floods = new FloodGuard();
  private final MessageOrder order = new MessageOrder();
  private volatile boolean inboundClosed;
  private volatile boolean outboundClosed;
  private volatile boolean keyUpdateOwed;

  void lock() {
    lock.lock();
  }

  void unlock() {
    lock.unlock();
  }

  MessageOrder order() {
    return order;
  }

  FloodGuard floods() {
    return floods;
  }

  boolean inboundClosed() {
    return inboundClosed;
  }

  void closeInbound() {
    inboundClosed = true;
  }

  boolean outboundClosed() {
    return outboundClosed;
  }

  void closeOutbound() {
    outboundClosed = true;
  }

  /** Tells that nothing goes either way any more. */
  void fail() {
    inboundClosed = true;
    outboundClosed = true;
  }

  /** Tells that the peer wants a KeyUpdate before the next application data. */
  void oweKeyUpdate() {
    keyUpdateOwed = true;
  }

  /** Returns whether a KeyUpdate is owed, and settles the debt. */
  boolean settleKeyUpdate() {
    boolean owed = keyUpdateOwed;
    keyUpdateOwed = false;
    return owed;
  }

  /**
   * Says what an alert means. In TLS 1.3 its level does not count (RFC 8446 section 6).
   *
   * @param version the negotiated version, null before it is known
   */
  AlertMeaning meaning(
      short level, short description, boolean established, @Nullable ProtocolVersion version)
      throws TlsFatalAlert {
    boolean tls13 = ProtocolVersion.TLSv13.equals(version);
    if (description == AlertDescription.close_notify) {
      return !established
          ? AlertMeaning.FAILURE
          : tls13 || outboundClosed ? AlertMeaning.CLOSE : AlertMeaning.CLOSE_BOTH;
    }
    if (description == AlertDescription.user_canceled) {
      floods.warning();
      return AlertMeaning.NOTHING;
    }
    if (level == AlertLevel.fatal || tls13) {
      return AlertMeaning.FAILURE;
    }
    floods.warning();
    return AlertMeaning.WARNING;
  }
}
