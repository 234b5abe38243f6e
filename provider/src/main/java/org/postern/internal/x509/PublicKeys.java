// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Decodes public keys: RSA, EC on a named curve, Ed25519, Ed448. */
public final class PublicKeys {

  private PublicKeys() {}

  /**
   * Decodes a SubjectPublicKeyInfo.
   *
   * @throws MalformedCertificateException if it is malformed, or of an unsupported kind
   */
  public static VerificationKey decode(byte[] subjectPublicKeyInfo)
      throws MalformedCertificateException {
    DerReader.checkNesting(subjectPublicKeyInfo);
    try {
      DerReader whole = new DerReader(subjectPublicKeyInfo);
      whole.next(DerElement.SEQUENCE, "public key");
      whole.expectEnd("the public key");
      SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(subjectPublicKeyInfo);
      ASN1ObjectIdentifier algorithm = info.getAlgorithm().getAlgorithm();
      if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
        return EcKey.decode(info);
      }
      if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)
          || algorithm.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
        return RsaKey.decode(info);
      }
      if (algorithm.equals(EdECObjectIdentifiers.id_Ed25519)
          || algorithm.equals(EdECObjectIdentifiers.id_Ed448)) {
        return EdKey.decode(info);
      }
      throw new UnsupportedKeyException(
          "the public key algorithm " + algorithm + " is not supported");
    } catch (RuntimeException | IOException e) {
      throw new MalformedCertificateException("the public key is malformed");
    }
  }
}
