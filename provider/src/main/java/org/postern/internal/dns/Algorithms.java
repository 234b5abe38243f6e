// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.util.List;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC.Algorithm;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Record;

/**
 * The algorithms that the validator implements (RFC 8624 section 3). A zone whose DS records all
 * name others is insecure (RFC 4035 section 5.2).
 */
final class Algorithms {
  private Algorithms() {}

  static boolean isSupported(int algorithm) {
    return switch (algorithm) {
      case Algorithm.RSASHA1,
          Algorithm.RSA_NSEC3_SHA1,
          Algorithm.RSASHA256,
          Algorithm.RSASHA512,
          Algorithm.ECDSAP256SHA256,
          Algorithm.ECDSAP384SHA384,
          Algorithm.ED25519,
          Algorithm.ED448 ->
          true;
      default -> false;
    };
  }

  /**
   * Whether the exponent of an RSA key (RFC 3110 section 2) is longer than 64 bits. Verifying takes
   * a time in proportion to it, and nobody who signs in earnest needs it long.
   */
  static boolean isCostly(DNSKEYRecord key) {
    byte[] data = key.getKey();
    return switch (key.getAlgorithm()) {
      case Algorithm.RSASHA1, Algorithm.RSA_NSEC3_SHA1, Algorithm.RSASHA256, Algorithm.RSASHA512 ->
          data.length > 0 && (data[0] == 0 || (data[0] & 0xFF) > Long.BYTES);
      default -> false;
    };
  }

  static boolean isStrongDigest(DSRecord ds) {
    return ds.getDigestID() == DSRecord.SHA256_DIGEST_ID
        || ds.getDigestID() == DSRecord.SHA384_DIGEST_ID;
  }

  private static boolean isSupported(DSRecord ds) {
    return isSupported(ds.getAlgorithm())
        && (ds.getDigestID() == DSRecord.SHA1_DIGEST_ID || isStrongDigest(ds));
  }

  static boolean noneSupported(List<Record> delegation) {
    return delegation.stream().noneMatch(ds -> isSupported((DSRecord) ds));
  }
}
