// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.x509;

import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.Ed448PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.Ed448Signer;
import org.jspecify.annotations.Nullable;

/** An Ed25519 or Ed448 key (RFC 8410). */
final class EdKey implements VerificationKey {

  private final SignatureScheme.Kind kind;
  private final AsymmetricKeyParameter key;

  private EdKey(SignatureScheme.Kind kind, AsymmetricKeyParameter key) {
    this.kind = kind;
    this.key = key;
  }

  static EdKey decode(SubjectPublicKeyInfo info) {
    byte[] octets = info.getPublicKeyData().getOctets();
    return info.getAlgorithm().getAlgorithm().equals(EdECObjectIdentifiers.id_Ed25519)
        ? new EdKey(SignatureScheme.Kind.ED25519, new Ed25519PublicKeyParameters(octets))
        : new EdKey(SignatureScheme.Kind.ED448, new Ed448PublicKeyParameters(octets));
  }

  @Override
  public boolean verify(SignatureScheme scheme, byte[] message, byte[] signature) {
    if (scheme.kind() != kind) {
      return false;
    }
    Signer verifier =
        kind == SignatureScheme.Kind.ED25519 ? new Ed25519Signer() : new Ed448Signer(new byte[0]);
    verifier.init(false, key);
    verifier.update(message, 0, message.length);
    return verifier.verifySignature(signature);
  }

  @Override
  public @Nullable String weakness() {
    return null;
  }
}
