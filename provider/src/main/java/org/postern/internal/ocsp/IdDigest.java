// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import org.postern.internal.x509.DerElement;

/**
 * The digests by which a certificate's issuer is named. SHA-1 is one of them: to name is not to
 * sign, and most responders know no other (RFC 9654 and RFC 5019 ask for SHA-256).
 */
enum IdDigest {
  SHA1("SHA-1", OIWObjectIdentifiers.idSHA1),
  SHA256("SHA-256", NISTObjectIdentifiers.id_sha256),
  SHA384("SHA-384", NISTObjectIdentifiers.id_sha384),
  SHA512("SHA-512", NISTObjectIdentifiers.id_sha512);

  private static final IdDigest[] ALL = values();

  private final String jcaName;
  private final ASN1ObjectIdentifier oid;
  private final byte[] encodedOid;

  IdDigest(String jcaName, ASN1ObjectIdentifier oid) {
    this.jcaName = jcaName;
    this.oid = oid;
    try {
      this.encodedOid = oid.getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the digest of this identifier, or null if it is none of these. */
  static @Nullable IdDigest of(DerElement oid) {
    byte[] encoded = oid.encoded();
    for (IdDigest digest : ALL) {
      if (Arrays.equals(encoded, digest.encodedOid)) {
        return digest;
      }
    }
    return null;
  }

  ASN1ObjectIdentifier oid() {
    return oid;
  }

  byte[] of(byte[] octets) {
    try {
      return MessageDigest.getInstance(jcaName).digest(octets);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks " + jcaName, e);
    }
  }
}
