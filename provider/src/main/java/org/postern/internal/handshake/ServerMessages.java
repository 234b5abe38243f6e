// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.util.Arrays;
import org.bouncycastle.tls.HandshakeMessageInput;
import org.bouncycastle.tls.HandshakeType;
import org.bouncycastle.tls.crypto.TlsHash;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.NamedGroup;
import org.postern.internal.policy.SignatureScheme;

/**
 * Reads what bctls does not tell of a server's messages: with which scheme it signs, and over which
 * group TLS 1.2 agrees. Nothing of a message is consumed.
 */
final class ServerMessages {
  private static final int HEADER = 4;

  private ServerMessages() {}

  /**
   * Returns the scheme in a CertificateVerify of TLS 1.3 (RFC 8446 section 4.4.3) or in a
   * ServerKeyExchange of TLS 1.2 with a named curve (RFC 8422 section 5.4); null if it is in
   * neither place, or unknown.
   */
  static @Nullable SignatureScheme scheme(short type, HandshakeMessageInput message) {
    if (type != HandshakeType.certificate_verify && type != HandshakeType.server_key_exchange) {
      return null;
    }
    Octets octets = Octets.of(message);
    int at = HEADER;
    if (type == HandshakeType.server_key_exchange) {
      int pointLength = octets.at(HEADER + 3);
      at = HEADER + 4 + pointLength;
    }
    return Codes.scheme(octets.uint16(at));
  }

  /** Returns the group in a ServerKeyExchange; null if it is no such message, or unknown. */
  static @Nullable NamedGroup group(short type, HandshakeMessageInput message) {
    return type == HandshakeType.server_key_exchange
        ? Codes.group(Octets.of(message).uint16(HEADER + 1))
        : null;
  }

  /** Takes the message as a hash function would. */
  private static final class Octets implements TlsHash {
    private byte[] message = new byte[0];

    static Octets of(HandshakeMessageInput message) {
      Octets octets = new Octets();
      message.updateHash(octets);
      return octets;
    }

    /** Returns the octet there, 0 if there is none. */
    int at(int index) {
      return index < message.length ? message[index] & 0xff : 0;
    }

    int uint16(int index) {
      return at(index) << 8 | at(index + 1);
    }

    @Override
    public void update(byte[] input, int offset, int length) {
      message = Arrays.copyOfRange(input, offset, offset + length);
    }

    @Override
    public byte[] calculateHash() {
      throw new UnsupportedOperationException();
    }

    @Override
    public TlsHash cloneHash() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void reset() {
      throw new UnsupportedOperationException();
    }
  }
}
