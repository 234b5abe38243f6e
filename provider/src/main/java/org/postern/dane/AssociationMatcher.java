// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.internal.x509.RawCertificate;

/**
 * Compares certificates with the records of one set, digesting each certificate at most once for
 * each selector and matching type. For one verification in one thread.
 */
final class AssociationMatcher {

  private record Key(RawCertificate certificate, int selector, int matchingType) {}

  private final TlsaSet set;
  private final Map<Key, byte[]> digests = new HashMap<>();

  AssociationMatcher(TlsaSet set) {
    this.set = set;
  }

  /** Returns the first record of this usage that the certificate matches, or null. */
  @Nullable Association match(RawCertificate certificate, int usage) {
    for (Association association : set.associations()) {
      if (association.record().usage() == usage && matches(certificate, association)) {
        return association;
      }
    }
    return null;
  }

  private boolean matches(RawCertificate certificate, Association association) {
    TlsaRecord record = association.record();
    byte[] octets =
        record.selector() == Association.CERT
            ? certificate.encoded()
            : certificate.subjectPublicKeyInfo();
    TlsaDigest digest = association.digest();
    if (digest == null) {
      return record.associationEquals(octets);
    }
    return record.associationEquals(
        digests.computeIfAbsent(
            new Key(certificate, record.selector(), record.matchingType()),
            k -> digest.digest(octets)));
  }
}
