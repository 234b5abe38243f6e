// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The NewSessionTicket message of TLS 1.3 (RFC 8446 section 4.6.1), without extensions: early data
 * are neither offered nor used.
 *
 * @param lifetime seconds
 * @param ageAdd a uint32
 * @param nonce at most 255 octets
 * @param ticket 1 to 65535 octets
 */
public record SessionTicket(long lifetime, long ageAdd, byte[] nonce, byte[] ticket) {

  /** The longest lifetime that RFC 8446 allows: seven days. */
  public static final long MAX_LIFETIME = 604_800;

  private static final byte TYPE = 4;

  /** Returns the whole handshake message, its header included. */
  public byte[] encode() {
    int length = 4 + 4 + 1 + nonce.length + 2 + ticket.length + 2;
    ByteBuffer out = ByteBuffer.allocate(4 + length);
    out.put(TYPE).put((byte) (length >> 16)).putShort((short) length);
    out.putInt((int) lifetime).putInt((int) ageAdd);
    out.put((byte) nonce.length).put(nonce);
    out.putShort((short) ticket.length).put(ticket);
    out.putShort((short) 0);
    return out.array();
  }

  /** Returns the message with this body, null if it is malformed. */
  public static @Nullable SessionTicket parse(byte[] body) {
    try {
      ByteBuffer in = ByteBuffer.wrap(body);
      long lifetime = Integer.toUnsignedLong(in.getInt());
      long ageAdd = Integer.toUnsignedLong(in.getInt());
      byte[] nonce = octets(in, Byte.toUnsignedInt(in.get()));
      byte[] ticket = octets(in, Short.toUnsignedInt(in.getShort()));
      ByteBuffer extensions = ByteBuffer.wrap(octets(in, Short.toUnsignedInt(in.getShort())));
      while (extensions.hasRemaining()) {
        extensions.getShort();
        octets(extensions, Short.toUnsignedInt(extensions.getShort()));
      }
      boolean whole = !in.hasRemaining() && ticket.length > 0;
      return whole ? new SessionTicket(lifetime, ageAdd, nonce, ticket) : null;
    } catch (BufferUnderflowException e) {
      return null;
    }
  }

  private static byte[] octets(ByteBuffer in, int length) {
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] octets = new byte[length];
    in.get(octets);
    return octets;
  }
}
