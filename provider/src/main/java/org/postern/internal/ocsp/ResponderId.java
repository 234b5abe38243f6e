// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.util.Arrays;
import org.postern.internal.x509.DerElement;
import org.postern.internal.x509.DerReader;
import org.postern.internal.x509.MalformedCertificateException;
import org.postern.internal.x509.PathCertificate;

/**
 * Who says to have signed a response (RFC 6960 section 4.2.1).
 *
 * @param byKey whether the value is the SHA-1 digest of the key, else the DER of the name
 */
@SuppressWarnings("ArrayRecordComponent")
record ResponderId(boolean byKey, byte[] value) {

  static ResponderId read(DerReader fields) throws MalformedCertificateException {
    if (fields.isNext(0xa1)) {
      DerReader inside = fields.next().inside();
      ResponderId id =
          new ResponderId(
              false, inside.next(DerElement.SEQUENCE, "name of the responder").encoded());
      inside.expectEnd("the name of the responder");
      return id;
    }
    DerReader inside = fields.next(0xa2, "identifier of the responder").inside();
    ResponderId id =
        new ResponderId(
            true, inside.next(DerElement.OCTET_STRING, "digest of the responder's key").contents());
    inside.expectEnd("the digest of the responder's key");
    return id;
  }

  /** Tells whether this is the holder of a certificate. */
  boolean means(PathCertificate certificate) throws MalformedCertificateException {
    return byKey
        ? Arrays.equals(value, IdDigest.SHA1.of(certificate.raw().publicKeyOctets()))
        : certificate.hasSubject(value);
  }
}
