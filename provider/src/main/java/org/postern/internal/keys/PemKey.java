// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.jspecify.annotations.Nullable;
import org.postern.internal.crypto.KeyKind;

/**
 * Private keys of PEM blocks: PKCS#8, PKCS#1 and SEC 1, in clear or encrypted. The keys are of the
 * JDK's types, so that any implementation of TLS can sign with them.
 */
final class PemKey {
  /** Of our own: what providers the JVM has does not matter. */
  private static final BouncyCastleProvider BC = new BouncyCastleProvider();

  private PemKey() {}

  static PrivateKey decode(PemBlock block, char @Nullable [] password, EncryptionCost cost)
      throws UnusableIdentityException {
    PrivateKeyInfo info;
    try {
      info = info(block, password, cost);
    } catch (PEMException | PKCSException | OperatorCreationException e) {
      throw block.unusable(
          password == null
              ? "is no key that can be read (" + UnusableIdentityException.reason(e) + ")"
              : "is damaged, or the password is not that of this key");
    } catch (IOException | RuntimeException e) {
      throw block.unusable(
          "is no key that can be read (" + UnusableIdentityException.reason(e) + ")");
    }
    return key(block, info);
  }

  private static PrivateKeyInfo info(
      PemBlock block, char @Nullable [] password, EncryptionCost cost)
      throws IOException, PKCSException, OperatorCreationException, UnusableIdentityException {
    if (block.label().equals("OPENSSH PRIVATE KEY")) {
      throw block.unusable(
          "is a key in the format of OpenSSH; expected PKCS#8, PKCS#1 or SEC 1, such as \"ssh-keygen"
              + " -p -m PKCS8\" makes of it");
    }
    Object parsed;
    try (PEMParser parser = new PEMParser(new StringReader(block.text()))) {
      parsed = parser.readObject();
    }
    if (parsed instanceof PrivateKeyInfo info) {
      return info;
    } else if (parsed instanceof PEMKeyPair pair) {
      return pair.getPrivateKeyInfo();
    } else if (parsed instanceof PEMEncryptedKeyPair encrypted) {
      return encrypted
          .decryptKeyPair(
              new JcePEMDecryptorProviderBuilder().setProvider(BC).build(needed(block, password)))
          .getPrivateKeyInfo();
    } else if (parsed instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
      cost.add(block, encrypted.toASN1Structure().getEncryptionAlgorithm());
      return encrypted.decryptPrivateKeyInfo(
          new JcePKCSPBEInputDecryptorProviderBuilder()
              .setProvider(BC)
              .build(needed(block, password)));
    }
    throw block.unusable("is no private key that TLS can use");
  }

  private static char[] needed(PemBlock block, char @Nullable [] password)
      throws UnusableIdentityException {
    if (password == null) {
      throw block.unusable("is an encrypted key, and no password is given");
    }
    return password;
  }

  private static PrivateKey key(PemBlock block, PrivateKeyInfo info)
      throws UnusableIdentityException {
    KeyKind kind = KeyKind.of(info.getPrivateKeyAlgorithm());
    if (kind == null) {
      throw block.unusable(
          "is a key of a kind ("
              + info.getPrivateKeyAlgorithm().getAlgorithm()
              + ") that TLS has no use for; expected RSA, EC on P-256, P-384 or P-521, Ed25519 or"
              + " Ed448");
    }
    try {
      return KeyFactory.getInstance(algorithm(kind))
          .generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      throw block.unusable(
          "is no key that can be used (" + UnusableIdentityException.reason(e) + ")");
    }
  }

  private static String algorithm(KeyKind kind) {
    return switch (kind) {
      case RSA -> "RSA";
      case RSA_PSS -> "RSASSA-PSS";
      case P256, P384, P521 -> "EC";
      case ED25519 -> "Ed25519";
      case ED448 -> "Ed448";
    };
  }
}
