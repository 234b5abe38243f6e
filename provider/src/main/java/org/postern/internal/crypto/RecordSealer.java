// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.TlsFatalAlert;

/** Protects records to send. Not for several threads. */
final class RecordSealer {

  /** RFC 8446 section 5.1: the most content of one record, in octets. */
  static final int CONTENT_LIMIT = 1 << 14;

  private final AeadSuite suite;
  private final boolean tls13;
  private final RecordState state;
  private final byte[] innerType = new byte[1];

  RecordSealer(AeadSuite suite, boolean tls13, RecordState state) {
    this.suite = suite;
    this.tls13 = tls13;
    this.state = state;
  }

  RecordState state() {
    return state;
  }

  /** Returns what a record has besides its content and its header, in octets. */
  int overhead() {
    return state.explicitNonceLength() + AeadSuite.TAG_LENGTH + (tls13 ? 1 : 0);
  }

  int outerType(int type) {
    return tls13 ? ContentType.application_data : type;
  }

  boolean wantsKeyUpdate() {
    return tls13 && state.sequence() >= suite.recordLimit() / 4;
  }

  /** Writes a record without its header: the content of the one buffer that holds some. */
  void seal(int type, ByteBuffer content, ByteBuffer destination) throws IOException {
    begin(type, content.remaining(), destination);
    try {
      if (tls13) {
        innerType[0] = (byte) type;
        if (content.hasRemaining()) {
          state.aead().update(content, destination);
        }
        state.aead().finish(ByteBuffer.wrap(innerType), destination);
      } else {
        state.aead().finish(content, destination);
      }
    } catch (GeneralSecurityException e) {
      throw failure(e);
    }
  }

  /** Writes a record without its header: the content of several buffers, gathered in place. */
  void seal(
      int type, ByteBuffer[] sources, int offset, int length, int amount, ByteBuffer destination)
      throws IOException {
    begin(type, amount, destination);
    ByteBuffer plain = destination.duplicate();
    plain.limit(plain.position() + amount + (tls13 ? 1 : 0));
    for (int i = offset, left = amount; left > 0; i++) {
      ByteBuffer source = sources[i];
      int part = Math.min(left, source.remaining());
      ByteBuffer slice = source.duplicate();
      slice.limit(slice.position() + part);
      plain.put(slice);
      source.position(source.position() + part);
      left -= part;
    }
    if (tls13) {
      plain.put((byte) type);
    }
    plain.position(destination.position());
    try {
      state.aead().finish(plain, destination);
    } catch (GeneralSecurityException e) {
      throw failure(e);
    }
  }

  private void begin(int type, int amount, ByteBuffer destination) throws IOException {
    if (amount > CONTENT_LIMIT) {
      throw new TlsFatalAlert(
          AlertDescription.internal_error,
          "a record holds at most " + CONTENT_LIMIT + " octets, not " + amount);
    }
    if (state.sequence() >= suite.recordLimit()) {
      throw new TlsFatalAlert(
          AlertDescription.internal_error,
          "one key protects at most "
              + suite.recordLimit()
              + " records: close the connection and open another");
    }
    long nonce = state.sequence();
    try {
      state.begin(outerType(type), tls13 ? amount + overhead() : amount, nonce);
    } catch (GeneralSecurityException e) {
      throw failure(e);
    }
    if (state.explicitNonceLength() > 0) {
      destination.putLong(nonce);
    }
  }

  private static TlsFatalAlert failure(GeneralSecurityException e) {
    return new TlsFatalAlert(
        AlertDescription.internal_error, "the record could not be protected", e);
  }
}
