// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A protocol of bctls as {@link Connection} uses it, whichever the side. */
interface StateMachine {

  /** Begins the handshake. */
  void start() throws IOException;

  /** Takes a whole record of the handshake. */
  void offer(byte[] record) throws IOException;

  /** Takes the content of a record after the handshake, of any type but application data. */
  void process(short contentType, byte[] content) throws IOException;

  /** Sends the fatal alert for a failure, if one may still be sent, and ends the connection. */
  void fail(short alert, String message, Throwable cause);

  /** Sends an alert of level warning. */
  void warn(short alert) throws IOException;

  /** Ends the handshake for the application. */
  void cancel() throws IOException;

  /** Sends a KeyUpdate and changes the key for what follows; with the lock of {@link Wire} held. */
  void sendKeyUpdate() throws IOException;

  /** Returns whether the handshake is complete. */
  boolean established();

  /** Returns how many octets there are to send; anybody may ask, without the lock. */
  int outputOctets();

  /** Returns the length of the next record to send, 0 if there is none. */
  int pendingOutput();

  /** Puts so many octets of what is to be sent into the destination. */
  void drain(ByteBuffer destination, int length);

  /** Returns the most application data in a record. */
  int plaintextLimit();
}
