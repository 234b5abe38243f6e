// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;

/** Removes the protection of records received. Not for several threads. */
final class RecordOpener {

  private final boolean tls13;
  private final RecordState state;

  RecordOpener(boolean tls13, RecordState state) {
    this.tls13 = tls13;
    this.state = state;
  }

  RecordState state() {
    return state;
  }

  /** Returns what a record has besides its content, header and padding, in octets. */
  int overhead() {
    return state.explicitNonceLength() + AeadSuite.TAG_LENGTH + (tls13 ? 1 : 0);
  }

  /** RFC 8446 section 5.2, RFC 5246 section 6.2.3: the longest fragment, in octets. */
  int fragmentLimit() {
    return RecordSealer.CONTENT_LIMIT + (tls13 ? 256 : 2048);
  }

  /** Returns the room that {@link #open} needs for a fragment of this length, in octets. */
  int room(int fragmentLength) {
    return Math.max(0, fragmentLength - state.explicitNonceLength() - AeadSuite.TAG_LENGTH);
  }

  /**
   * Decrypts a fragment, without its header, into the destination, which has room for it.
   *
   * @param type the type in the header
   * @return the type and length of the content, which begins where the destination's position was
   */
  Content open(int type, ByteBuffer fragment, ByteBuffer destination) throws IOException {
    int length = fragment.remaining();
    checkLength(length, fragmentLimit());
    if (length < state.explicitNonceLength() + AeadSuite.TAG_LENGTH) {
      throw unauthentic();
    }
    int start = destination.position();
    long explicitNonce = state.explicitNonceLength() > 0 ? fragment.getLong() : 0;
    try {
      state.begin(type, tls13 ? length : room(length), explicitNonce);
      state.aead().finish(fragment, destination);
    } catch (GeneralSecurityException e) {
      destination.position(start);
      throw unauthentic();
    }
    int end = destination.position();
    checkLength(end - start, RecordSealer.CONTENT_LIMIT + (tls13 ? 1 : 0));
    int contentType = type;
    if (tls13) {
      // RFC 8446 section 5.4: the type is the last octet that is not zero.
      do {
        if (--end < start) {
          throw new TlsFatalAlert(
              AlertDescription.unexpected_message, "the peer sent a record of zeros only");
        }
        contentType = destination.get(end);
      } while (contentType == 0);
    }
    destination.position(start);
    return new Content(contentType & 0xFF, end - start);
  }

  /** Goes back to a record whose place another has taken that could not be opened. */
  void goBackTo(long sequence) throws TlsFatalAlert {
    try {
      state.goBackTo(sequence);
    } catch (GeneralSecurityException e) {
      throw new TlsFatalAlert(AlertDescription.internal_error, e.getMessage(), e);
    }
  }

  private static void checkLength(int length, int limit) throws TlsFatalAlert {
    if (length > limit) {
      throw new TlsFatalAlert(
          AlertDescription.record_overflow,
          "a record has at most " + limit + " octets here, the peer sent " + length);
    }
  }

  /** RFC 8446 section 5.2: one alert, whatever was wrong. */
  private static TlsFatalAlert unauthentic() {
    return new TlsFatalAlert(
        AlertDescription.bad_record_mac,
        "a record is not authentic: it was changed on its way, or the peer uses another key");
  }

  /**
   * What a record holds.
   *
   * @param type the content type
   * @param length of the content in octets
   */
  record Content(int type, int length) {}
}
