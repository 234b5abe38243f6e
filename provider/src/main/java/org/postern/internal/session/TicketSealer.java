// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals what a ticket holds (RFC 5077 section 4): the key's name, a salt, a nonce, and the content
 * by AES-256-GCM. What the session is bound to is additional data, so that a ticket opens nowhere
 * else.
 */
final class TicketSealer {

  private static final int SALT_LENGTH = 16;
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_LENGTH = 16;
  private static final int HEADER_LENGTH = TicketKey.NAME_LENGTH + SALT_LENGTH + NONCE_LENGTH;

  private final SecureRandom random;

  TicketSealer(SecureRandom random) {
    this.random = random;
  }

  /** Returns the length of a ticket with this much content. */
  static int length(int contentLength) {
    return HEADER_LENGTH + contentLength + TAG_LENGTH;
  }

  /** Returns the ticket, null if the key was destroyed meanwhile. */
  byte @Nullable [] seal(TicketKey key, byte[] content, byte[] binding) {
    byte[] fresh = new byte[SALT_LENGTH + NONCE_LENGTH];
    random.nextBytes(fresh);
    ByteBuffer ticket = ByteBuffer.allocate(length(content.length));
    ticket.put(key.name()).put(fresh);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, fresh);
      cipher.updateAAD(ticket.array(), 0, TicketKey.NAME_LENGTH);
      cipher.updateAAD(binding);
      cipher.doFinal(ByteBuffer.wrap(content), ticket);
      return ticket.array();
    } catch (GeneralSecurityException e) {
      return null;
    }
  }

  /** Returns the content, null if none of the keys opens the ticket for this binding. */
  static byte @Nullable [] open(List<TicketKey> keys, byte[] ticket, byte[] binding) {
    if (ticket.length < HEADER_LENGTH + TAG_LENGTH) {
      return null;
    }
    for (TicketKey key : keys) {
      if (key.isNamed(ticket, 0)) {
        return open(key, ticket, binding);
      }
    }
    return null;
  }

  private static byte @Nullable [] open(TicketKey key, byte[] ticket, byte[] binding) {
    byte[] fresh = Arrays.copyOfRange(ticket, TicketKey.NAME_LENGTH, HEADER_LENGTH);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, fresh);
      cipher.updateAAD(ticket, 0, TicketKey.NAME_LENGTH);
      cipher.updateAAD(binding);
      return cipher.doFinal(ticket, HEADER_LENGTH, ticket.length - HEADER_LENGTH);
    } catch (GeneralSecurityException e) {
      return null;
    }
  }

  private static Cipher cipher(int mode, TicketKey key, byte[] fresh)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
    cipher.init(
        mode,
        key.forTicket(Arrays.copyOf(fresh, SALT_LENGTH)),
        new GCMParameterSpec(TAG_LENGTH * 8, fresh, SALT_LENGTH, NONCE_LENGTH));
    return cipher;
  }
}
