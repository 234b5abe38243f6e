// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.crypto.TlsAgreement;

/** The implementations that were chosen. Immutable, for any number of threads. */
public final class Primitives {

  private final Jdk jdk;
  private final SignatureFamily ecdsa;
  private final SignatureFamily edDsa;
  private final SignatureFamily rsa;
  private final List<Choice> choices;

  private Primitives(Jdk jdk) {
    this.jdk = jdk;
    this.ecdsa = new BcSignatures(jdk);
    this.edDsa = ecdsa;
    this.rsa = new JcaSignatures(jdk.sunRsaSign(), jdk.sunRsaSign());
    this.choices = List.of();
  }

  /**
   * Returns what this JVM uses.
   *
   * @throws CryptoUnavailableException if a primitive has no sound implementation
   */
  public static Primitives chosen() {
    return Holder.CHOSEN;
  }

  /** Returns which implementation computes what, and why. */
  public List<Choice> describe() {
    return choices;
  }

  Jdk jdk() {
    return jdk;
  }

  /** Returns the implementation of the signatures that keys of this kind make. */
  SignatureFamily signatures(KeyKind kind) {
    return switch (kind) {
      case RSA, RSA_PSS -> rsa;
      case ED25519, ED448 -> edDsa;
      case P256, P384, P521 -> ecdsa;
    };
  }

  /** Returns what protects records. */
  Aead.Factory aead(Primitive primitive) {
    return JcaAead.of(jdk.sunJce());
  }

  TlsAgreement agreement(int group, ConnectionCrypto crypto) {
    if (group == NamedGroup.x25519) {
      return new X25519Agreement(crypto);
    }
    return new EcAgreement(crypto, group);
  }

  TlsAgreement kem(boolean server, ConnectionCrypto crypto, SecureRandom random) {
    return new MlKemAgreement(crypto, server, random);
  }

  private static final class Holder {
    static final Primitives CHOSEN = choose();

    private static Primitives choose() {
      try {
        return new Primitives(Jdk.find());
      } catch (GeneralSecurityException e) {
        throw new CryptoUnavailableException(e.getMessage(), e);
      }
    }
  }
}
