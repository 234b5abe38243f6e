// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import org.jspecify.annotations.Nullable;
import org.postern.internal.x509.MalformedCertificateException;
import org.postern.internal.x509.PathCertificate;
import org.postern.internal.x509.PublicKeys;
import org.postern.internal.x509.RawCertificate;
import org.postern.internal.x509.UnsupportedKeyException;
import org.postern.internal.x509.VerificationKey;

/**
 * A usable TLSA record with what it was parsed into.
 *
 * @param record the record
 * @param digest the digest of its matching type, null for Full(0)
 * @param certificate the authority that a {@code 0 0 0} or {@code 2 0 0} record holds, else null
 * @param key the key that a {@code 0 1 0} or {@code 2 1 0} record holds, else null
 */
record Association(
    TlsaRecord record,
    @Nullable TlsaDigest digest,
    @Nullable PathCertificate certificate,
    @Nullable VerificationKey key) {

  static final int PKIX_TA = 0;
  static final int PKIX_EE = 1;
  static final int DANE_TA = 2;
  static final int DANE_EE = 3;
  static final int CERT = 0;
  static final int SPKI = 1;
  static final int FULL = 0;

  static Association of(TlsaRecord record, DigestOrder order, UsageProfile profile)
      throws UnusableRecordException {
    if (record.isTruncated()) {
      throw new UnusableRecordException(
          "malformed: usage, selector and matching type need 3 octets, the record has "
              + record.toRdata().length);
    }
    int usage = record.usage();
    if (usage > DANE_EE) {
      throw new UnusableRecordException("unknown certificate usage " + usage);
    }
    if (!profile.admits(usage)) {
      throw new UnusableRecordException(
          "certificate usage "
              + (usage == PKIX_TA ? "PKIX-TA(0)" : "PKIX-EE(1)")
              + " is not used between mail servers (RFC 7672 section 3.1.3)");
    }
    if (record.selector() > SPKI) {
      throw new UnusableRecordException("unknown selector " + record.selector());
    }
    if (record.associationLength() == 0) {
      throw new UnusableRecordException("the certificate association data are empty");
    }
    if (record.matchingType() == FULL) {
      return record.selector() == CERT ? fullCertificate(record) : fullKey(record);
    }
    TlsaDigest digest = order.digest(record.matchingType());
    if (digest == null) {
      throw new UnusableRecordException(
          "matching type "
              + record.matchingType()
              + " is none of the digests in force ("
              + order
              + ")");
    }
    if (digest.length() != record.associationLength()) {
      throw new UnusableRecordException(
          "a "
              + digest.name()
              + " digest has "
              + digest.length()
              + " octets, the record has "
              + record.associationLength());
    }
    return new Association(record, digest, null, null);
  }

  /** Digest agility works within one of these: the usage and the selector. */
  int combination() {
    return record.usage() << 8 | record.selector();
  }

  /** The certificate of an authority has to be one; that of a server is only compared. */
  private static Association fullCertificate(TlsaRecord record) throws UnusableRecordException {
    try {
      RawCertificate raw = RawCertificate.parse(record.associationData());
      if (isForAuthority(record)) {
        PathCertificate certificate = PathCertificate.parse(raw);
        certificate.key();
        return new Association(record, null, certificate, null);
      }
      checkComparableKey(raw.subjectPublicKeyInfo());
      return new Association(record, null, null, null);
    } catch (MalformedCertificateException e) {
      throw new UnusableRecordException("it holds no usable certificate: " + e.getMessage());
    }
  }

  private static Association fullKey(TlsaRecord record) throws UnusableRecordException {
    try {
      byte[] spki = record.associationData();
      if (isForAuthority(record)) {
        return new Association(record, null, null, PublicKeys.decode(spki));
      }
      checkComparableKey(spki);
      return new Association(record, null, null, null);
    } catch (MalformedCertificateException e) {
      throw new UnusableRecordException("it holds no usable public key: " + e.getMessage());
    }
  }

  /** A key of an unknown kind can still be compared; a damaged one of a known kind matches none. */
  private static void checkComparableKey(byte[] spki) throws MalformedCertificateException {
    try {
      PublicKeys.decode(spki);
    } catch (UnsupportedKeyException e) {
      // Comparing octets needs no arithmetic.
    }
  }

  private static boolean isForAuthority(TlsaRecord record) {
    return record.usage() == PKIX_TA || record.usage() == DANE_TA;
  }
}
