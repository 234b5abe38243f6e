// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.tls.SignatureScheme;
import org.jspecify.annotations.Nullable;

/** The kinds of keys that sign handshakes. */
public enum KeyKind {
  RSA,
  RSA_PSS,
  P256,
  P384,
  P521,
  ED25519,
  ED448;

  /** Returns the kind of a public or private key, null if it is none of these. */
  public static @Nullable KeyKind of(AlgorithmIdentifier algorithm) {
    ASN1ObjectIdentifier id = algorithm.getAlgorithm();
    if (PKCSObjectIdentifiers.rsaEncryption.equals(id)) {
      return RSA;
    } else if (PKCSObjectIdentifiers.id_RSASSA_PSS.equals(id)) {
      return RSA_PSS;
    } else if (EdECObjectIdentifiers.id_Ed25519.equals(id)) {
      return ED25519;
    } else if (EdECObjectIdentifiers.id_Ed448.equals(id)) {
      return ED448;
    } else if (X9ObjectIdentifiers.id_ecPublicKey.equals(id)) {
      return ofCurve(algorithm);
    }
    return null;
  }

  private static @Nullable KeyKind ofCurve(AlgorithmIdentifier algorithm) {
    Object curve = algorithm.getParameters();
    if (curve == null) {
      return null;
    } else if (curve.equals(SECObjectIdentifiers.secp256r1)) {
      return P256;
    } else if (curve.equals(SECObjectIdentifiers.secp384r1)) {
      return P384;
    } else if (curve.equals(SECObjectIdentifiers.secp521r1)) {
      return P521;
    }
    return null;
  }

  Primitive primitive() {
    return switch (this) {
      case RSA -> Primitive.RSA;
      case RSA_PSS -> Primitive.RSA_PSS;
      case ED25519 -> Primitive.ED25519;
      case ED448 -> Primitive.ED448;
      case P256, P384, P521 -> Primitive.ECDSA;
    };
  }

  /** Returns whether it is a kind of ECDSA key. */
  public boolean isEc() {
    return this == P256 || this == P384 || this == P521;
  }

  /**
   * Returns whether such a key can sign with the scheme.
   *
   * @param tls13 whether the curve must be that of the scheme (RFC 8446 section 4.2.3)
   */
  public boolean canSign(int scheme, boolean tls13) {
    return switch (scheme) {
      case SignatureScheme.ed25519 -> this == ED25519;
      case SignatureScheme.ed448 -> this == ED448;
      case SignatureScheme.ecdsa_secp256r1_sha256 -> tls13 ? this == P256 : isEc();
      case SignatureScheme.ecdsa_secp384r1_sha384 -> tls13 ? this == P384 : isEc();
      case SignatureScheme.ecdsa_secp521r1_sha512 -> tls13 ? this == P521 : isEc();
      case SignatureScheme.ecdsa_sha1 -> !tls13 && isEc();
      case SignatureScheme.rsa_pss_pss_sha256,
          SignatureScheme.rsa_pss_pss_sha384,
          SignatureScheme.rsa_pss_pss_sha512 ->
          this == RSA_PSS;
      case SignatureScheme.rsa_pss_rsae_sha256,
          SignatureScheme.rsa_pss_rsae_sha384,
          SignatureScheme.rsa_pss_rsae_sha512 ->
          this == RSA;
      case SignatureScheme.rsa_pkcs1_sha256,
          SignatureScheme.rsa_pkcs1_sha384,
          SignatureScheme.rsa_pkcs1_sha512,
          SignatureScheme.rsa_pkcs1_sha1 ->
          !tls13 && this == RSA;
      default -> false;
    };
  }
}
