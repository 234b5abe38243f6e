// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** TLSA records of certificates that the lab does not make. */
final class OddRecords {

  private OddRecords() {}

  /** Matching types 0 and 1. */
  static String tlsa(OddCertificate certificate, int usage, int selector, int matchingType) {
    byte[] octets = selector == 0 ? certificate.der() : certificate.keys().getPublic().getEncoded();
    try {
      byte[] data =
          matchingType == 0 ? octets : MessageDigest.getInstance("SHA-256").digest(octets);
      return usage + " " + selector + " " + matchingType + " " + HexFormat.of().formatHex(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
