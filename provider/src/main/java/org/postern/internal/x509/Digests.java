// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/** Digests without a look-up among the providers for each use. */
final class Digests {

  private static final Map<String, MessageDigest> PROTOTYPES =
      Map.of("SHA-256", find("SHA-256"), "SHA-384", find("SHA-384"), "SHA-512", find("SHA-512"));

  private Digests() {}

  static byte[] digest(String name, byte[] octets) {
    MessageDigest prototype = PROTOTYPES.get(name);
    if (prototype == null) {
      throw new IllegalArgumentException(name);
    }
    try {
      return ((MessageDigest) prototype.clone()).digest(octets);
    } catch (CloneNotSupportedException e) {
      return find(name).digest(octets);
    }
  }

  private static MessageDigest find(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks " + name, e);
    }
  }
}
