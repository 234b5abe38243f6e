// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KeyAgreement;

/**
 * A Diffie-Hellman group by a provider of the Java Cryptography Architecture, used by instance. For
 * each group the encodings of keys differ in their last octets only.
 */
final class JcaAgreement implements AgreementScheme {

  private static final byte UNCOMPRESSED = 4;

  private final Provider provider;
  private final Form form;

  JcaAgreement(Provider provider, Form form) {
    this.provider = provider;
    this.form = form;
  }

  /** How the keys of a group look. */
  enum Form {
    X25519("X25519", "X25519", 32, "302a300506032b656e032100", "302e020100300506032b656e04220420"),
    P256(
        "EC",
        "secp256r1",
        65,
        "3059301306072a8648ce3d020106082a8648ce3d030107034200",
        "3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420"),
    P384(
        "EC",
        "secp384r1",
        97,
        "3076301006072a8648ce3d020106052b81040022036200",
        "304e020100301006072a8648ce3d020106052b81040022043730350201010430");

    private final String algorithm;
    private final String name;
    private final int shareLength;
    private final byte[] publicPrefix;
    private final byte[] privatePrefix;

    Form(String algorithm, String name, int shareLength, String publicKey, String privateKey) {
      this.algorithm = algorithm;
      this.name = name;
      this.shareLength = shareLength;
      this.publicPrefix = HexFormat.of().parseHex(publicKey);
      this.privatePrefix = HexFormat.of().parseHex(privateKey);
    }
  }

  @Override
  public KeyPair generate(SecureRandom random) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(form.algorithm, provider);
    if (form != Form.X25519) {
      generator.initialize(new ECGenParameterSpec(form.name), random);
    }
    java.security.KeyPair pair = generator.generateKeyPair();
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] share = Arrays.copyOfRange(encoded, form.publicPrefix.length, encoded.length);
    return new KeyPair() {
      @Override
      public byte[] share() {
        return share.clone();
      }

      @Override
      public byte[] agree(byte[] peer) throws GeneralSecurityException {
        return JcaAgreement.this.agree(pair.getPrivate(), peer);
      }
    };
  }

  @Override
  public byte[] agree(byte[] scalar, byte[] peer) throws GeneralSecurityException {
    return agree(
        KeyFactory.getInstance(form.algorithm, provider)
            .generatePrivate(new PKCS8EncodedKeySpec(join(form.privatePrefix, scalar))),
        peer);
  }

  /** RFC 8446 section 4.2.8.2: of points, uncompressed ones only; the length tells. */
  private byte[] agree(PrivateKey key, byte[] peer) throws GeneralSecurityException {
    if (peer.length != form.shareLength || form != Form.X25519 && peer[0] != UNCOMPRESSED) {
      throw new InvalidKeyException("the share is not of the form of " + form.name);
    }
    KeyAgreement agreement =
        KeyAgreement.getInstance(form == Form.X25519 ? "X25519" : "ECDH", provider);
    agreement.init(key);
    agreement.doPhase(
        KeyFactory.getInstance(form.algorithm, provider)
            .generatePublic(new X509EncodedKeySpec(join(form.publicPrefix, peer))),
        true);
    return agreement.generateSecret();
  }

  private static byte[] join(byte[] prefix, byte[] rest) {
    byte[] result = Arrays.copyOf(prefix, prefix.length + rest.length);
    System.arraycopy(rest, 0, result, prefix.length, rest.length);
    return result;
  }
}
