// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.nio.ByteBuffer;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One TLS connection: octets in, octets out, no I/O and no waiting. The caller serialises {@link
 * #begin} and {@link #receive}; {@link #unwrap} and {@link #wrap} may run at the same time on two
 * threads.
 */
public interface Connection {

  /** Starts the handshake: the ClientHello of a client is computed here. */
  void begin() throws SSLException;

  /** Takes one whole record while the handshake lasts; signatures and trust are computed here. */
  void receive(ByteBuffer record) throws SSLException;

  /** Returns whether the handshake is not over. */
  boolean isHandshaking();

  /**
   * Takes one whole record after the handshake. Application data go into the destinations, which
   * have room for {@link #plaintextLimit}; all else is dealt with.
   *
   * @return the number of octets of application data
   */
  int unwrap(ByteBuffer record, ByteBuffer[] destinations, int offset, int length)
      throws SSLException;

  /** Returns an upper limit of the application data in a record of this length. */
  int plaintextLimit(int recordLength);

  /**
   * Protects application data as one record, at most {@link #writeLimit} octets. To be called when
   * {@link #pendingOutput} is 0 only.
   *
   * @return the number of octets of application data taken
   */
  int wrap(ByteBuffer[] sources, int offset, int length, ByteBuffer destination)
      throws SSLException;

  /** Returns the most application data in one record. */
  int writeLimit();

  /** Returns the length of a record with this much application data. */
  int recordLength(int plaintextLength);

  /** Returns the length of the next record to send of the protocol's own, 0 if there is none. */
  int pendingOutput();

  /** Puts the next record of the protocol's own into the destination, which has room for it. */
  void drain(ByteBuffer destination);

  /** Sends close_notify. During a handshake, user_canceled comes before it. */
  void closeOutbound() throws SSLException;

  /** Tells that the peer's octets ended. */
  void inputEnded() throws SSLException;

  /** Returns whether the peer has closed, by close_notify or a fatal alert. */
  boolean inboundClosed();

  /** Returns whether nothing more will be sent. */
  boolean outboundClosed();

  /** Returns the session of the finished handshake, null before. */
  @Nullable ExtendedSSLSession session();

  /** Returns the ALPN protocol: null before it is known, empty for none. */
  @Nullable String applicationProtocol();
}
