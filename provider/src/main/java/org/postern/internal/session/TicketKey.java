// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key that seals tickets, with the name that tickets call it by. Thread-safe. */
final class TicketKey {

  static final int NAME_LENGTH = 16;

  private static final byte[] NAME = {'n', 'a', 'm', 'e'};
  private static final byte[] KEY = {'k', 'e', 'y'};

  private final byte[] name;
  private final byte[] key;
  private boolean destroyed;

  /**
   * Derives name and key from key material.
   *
   * @param material at least 32 octets from a random source
   */
  TicketKey(byte[] material) {
    name = Arrays.copyOf(hmac(material, NAME), NAME_LENGTH);
    key = hmac(material, KEY);
  }

  byte[] name() {
    return name.clone();
  }

  boolean isNamed(byte[] other, int offset) {
    return Arrays.equals(name, 0, NAME_LENGTH, other, offset, offset + NAME_LENGTH);
  }

  /**
   * Returns the AES-256 key for one ticket: each ticket has one of its own, so that nodes which
   * share a key need not count how often they use it.
   *
   * @throws GeneralSecurityException if the key is destroyed
   */
  synchronized SecretKeySpec forTicket(byte[] salt) throws GeneralSecurityException {
    if (destroyed) {
      throw new GeneralSecurityException("the ticket key is destroyed");
    }
    return new SecretKeySpec(hmac(key, salt), "AES");
  }

  /** Overwrites the key: no ticket sealed with it can be opened any more. */
  synchronized void destroy() {
    destroyed = true;
    Arrays.fill(key, (byte) 0);
  }

  boolean isSameAs(TicketKey other) {
    return MessageDigest.isEqual(name, other.name);
  }

  private static byte[] hmac(byte[] key, byte[] data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
