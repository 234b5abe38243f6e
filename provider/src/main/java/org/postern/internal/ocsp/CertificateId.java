// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postern.internal.x509.DerElement;
import org.postern.internal.x509.DerReader;
import org.postern.internal.x509.MalformedCertificateException;

/**
 * Which certificate is meant (CertID, RFC 6960 section 4.1.1): the digests of its issuer's name and
 * key, and its serial number.
 *
 * @param digest null for a digest that is not supported, which identifies nothing
 */
@SuppressWarnings("ArrayRecordComponent")
record CertificateId(
    @Nullable IdDigest digest, byte[] nameDigest, byte[] keyDigest, BigInteger serialNumber) {

  static CertificateId read(DerElement element) throws MalformedCertificateException {
    DerReader fields = element.inside();
    DerReader algorithm = fields.next(DerElement.SEQUENCE, "digest of an identifier").inside();
    IdDigest digest = IdDigest.of(algorithm.next(DerElement.OID, "digest of an identifier"));
    if (algorithm.hasMore()) {
      DerElement parameters = algorithm.next();
      if (parameters.tag() != 0x05 || parameters.length() != 0) {
        digest = null;
      }
      algorithm.expectEnd("the digest of an identifier");
    }
    byte[] name = fields.next(DerElement.OCTET_STRING, "digest of the issuer's name").contents();
    byte[] key = fields.next(DerElement.OCTET_STRING, "digest of the issuer's key").contents();
    byte[] serial = fields.next(DerElement.INTEGER, "serial number").contents();
    fields.expectEnd("the identifier of a certificate");
    if (serial.length == 0) {
      throw new MalformedCertificateException("the serial number is empty");
    }
    return new CertificateId(digest, name, key, new BigInteger(serial));
  }

  /**
   * Tells whether this names a certificate.
   *
   * @param issuerName the DER of its issuer field
   * @param issuerKey the octets of its issuer's public key
   */
  boolean names(BigInteger serial, byte[] issuerName, byte[] issuerKey) {
    return digest != null
        && serialNumber.equals(serial)
        && Arrays.equals(nameDigest, digest.of(issuerName))
        && Arrays.equals(keyDigest, digest.of(issuerKey));
  }
}
