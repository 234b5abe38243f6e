// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.EdDSAParameterSpec;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.PosternProvider;

/** EdDSA as JCA services: the same signatures and the same keys as the JDK's. */
class EdDsaTest {

  private static final Provider POSTERN = new PosternProvider();
  private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @ValueSource(strings = {"Ed25519", "Ed448", "EdDSA", "1.3.101.112", "OID.1.3.101.113"})
  void whatOneSigns_theOtherVerifies(String algorithm) throws Exception {
    for (int i = 0; i < 20; i++) {
      KeyPair ours = KeyPairGenerator.getInstance(algorithm, POSTERN).generateKeyPair();
      KeyPair theirs = KeyPairGenerator.getInstance(algorithm, "SunEC").generateKeyPair();
      for (KeyPair pair : new KeyPair[] {ours, theirs}) {
        byte[] signature = sign(algorithm, POSTERN, pair.getPrivate());
        assertThat(verify(algorithm, "SunEC", pair.getPublic(), signature)).isTrue();
        assertThat(verify(algorithm, "Postern", pair.getPublic(), signature)).isTrue();
        Signature jdk = Signature.getInstance(algorithm, "SunEC");
        jdk.initSign(pair.getPrivate());
        jdk.update(MESSAGE);
        assertThat(jdk.sign()).as("EdDSA is deterministic").isEqualTo(signature);
        signature[i] ^= 1;
        assertThat(verify(algorithm, "Postern", pair.getPublic(), signature)).isFalse();
        assertThat(verify(algorithm, "Postern", pair.getPublic(), new byte[3])).isFalse();
      }
    }
  }

  @Test
  void theTestVectorOfRfc8032_isMet() throws Exception {
    byte[] secret =
        HexFormat.of().parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    PrivateKey key =
        KeyFactory.getInstance("Ed25519", POSTERN)
            .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret));
    Signature signature = Signature.getInstance("Ed25519", POSTERN);
    signature.initSign(key);
    signature.update((byte) 0x72);
    assertThat(HexFormat.of().formatHex(signature.sign()))
        .isEqualTo(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
  }

  @Test
  void keys_areTheJdksTypes_andEqualToThem() throws Exception {
    KeyPair jdk = KeyPairGenerator.getInstance("Ed448", "SunEC").generateKeyPair();
    KeyPair own = KeyPairGenerator.getInstance("Ed448", POSTERN).generateKeyPair();
    assertThat(own.getPrivate())
        .isInstanceOf(EdECPrivateKey.class)
        .hasSameClassAs(jdk.getPrivate());
    assertThat(own.getPublic()).isInstanceOf(EdECPublicKey.class).hasSameClassAs(jdk.getPublic());
    KeyFactory factory = KeyFactory.getInstance("EdDSA", POSTERN);
    assertThat(factory.generatePrivate(new PKCS8EncodedKeySpec(jdk.getPrivate().getEncoded())))
        .isEqualTo(jdk.getPrivate());
    assertThat(factory.generatePublic(new X509EncodedKeySpec(jdk.getPublic().getEncoded())))
        .isEqualTo(jdk.getPublic());
    assertThat(factory.getKeySpec(jdk.getPublic(), X509EncodedKeySpec.class).getEncoded())
        .isEqualTo(jdk.getPublic().getEncoded());
  }

  @Test
  void keysOfAnotherProvider_areTranslated() throws Exception {
    Provider bc = new BouncyCastleProvider();
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519", bc).generateKeyPair();
    KeyFactory factory = KeyFactory.getInstance("Ed25519", POSTERN);
    assertThat(factory.translateKey(pair.getPublic())).isInstanceOf(EdECPublicKey.class);
    byte[] signature = sign("Ed25519", POSTERN, pair.getPrivate());
    assertThat(verify("Ed25519", "Postern", pair.getPublic(), signature)).isTrue();
    KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    assertThatThrownBy(() -> factory.translateKey(rsa.getPublic()))
        .isInstanceOf(InvalidKeyException.class);
    assertThatThrownBy(() -> sign("EdDSA", POSTERN, rsa.getPrivate()))
        .isInstanceOf(InvalidKeyException.class);
  }

  @Test
  void aSignature_canBeUsedAgain_andIsForOneCurve() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519", POSTERN).generateKeyPair();
    KeyPair other = KeyPairGenerator.getInstance("Ed448", POSTERN).generateKeyPair();
    Signature signature = Signature.getInstance("Ed25519", POSTERN);
    assertThatThrownBy(() -> signature.initSign(other.getPrivate()))
        .isInstanceOf(InvalidKeyException.class)
        .hasMessageContaining("Ed448");
    signature.initSign(pair.getPrivate());
    signature.update(MESSAGE);
    byte[] first = signature.sign();
    signature.update(MESSAGE);
    assertThat(signature.sign()).isEqualTo(first);
    signature.initVerify(pair.getPublic());
    signature.update(MESSAGE, 0, 3);
    signature.update(MESSAGE, 3, MESSAGE.length - 3);
    assertThat(signature.verify(first)).isTrue();
    assertThat(signature.verify(first)).as("of the empty message").isFalse();
    assertThatThrownBy(signature::sign).isInstanceOf(SignatureException.class);
  }

  @Test
  void contextAndDigest_areTheJdks() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519", POSTERN).generateKeyPair();
    EdDSAParameterSpec[] variants = {
      new EdDSAParameterSpec(true),
      new EdDSAParameterSpec(false, new byte[] {1, 2}),
      new EdDSAParameterSpec(true, new byte[] {3}),
      new EdDSAParameterSpec(false),
    };
    byte[] plain = sign("Ed25519", POSTERN, pair.getPrivate());
    for (EdDSAParameterSpec variant : variants) {
      Signature ours = Signature.getInstance("Ed25519", POSTERN);
      ours.setParameter(variant);
      ours.initSign(pair.getPrivate());
      ours.update(MESSAGE);
      byte[] signature = ours.sign();
      assertThat(Arrays.equals(signature, plain)).isEqualTo(variant == variants[3]);
      Signature jdk = Signature.getInstance("Ed25519", "SunEC");
      jdk.setParameter(variant);
      jdk.initVerify(pair.getPublic());
      jdk.update(MESSAGE);
      assertThat(jdk.verify(signature)).isTrue();
      ours.initVerify(pair.getPublic());
      ours.update(MESSAGE);
      assertThat(ours.verify(signature)).isTrue();
    }
    assertThatThrownBy(() ->
            Signature.getInstance("Ed25519", POSTERN)
                .setParameter(new ECGenParameterSpec("secp256r1")))
        .isInstanceOf(InvalidAlgorithmParameterException.class);
  }

  @Test
  void aGenerator_isForTheCurveThatIsAskedFor() throws Exception {
    KeyPairGenerator any = KeyPairGenerator.getInstance("EdDSA", POSTERN);
    any.initialize(NamedParameterSpec.ED448, new SecureRandom());
    assertThat(((EdECPublicKey) any.generateKeyPair().getPublic()).getParams().getName())
        .isEqualTo("Ed448");
    any.initialize(255);
    assertThat(((EdECPublicKey) any.generateKeyPair().getPublic()).getParams().getName())
        .isEqualTo("Ed25519");
    KeyPairGenerator one = KeyPairGenerator.getInstance("Ed25519", POSTERN);
    assertThatThrownBy(() -> one.initialize(448)).isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> one.initialize(NamedParameterSpec.ED448))
        .isInstanceOf(InvalidAlgorithmParameterException.class);
    assertThatThrownBy(() -> one.initialize(NamedParameterSpec.X25519))
        .isInstanceOf(InvalidAlgorithmParameterException.class);
  }

  private static byte[] sign(String algorithm, Provider provider, PrivateKey key) throws Exception {
    Signature signature = Signature.getInstance(algorithm, provider);
    signature.initSign(key);
    signature.update(MESSAGE);
    return signature.sign();
  }

  private static boolean verify(String algorithm, String provider, PublicKey key, byte[] octets)
      throws Exception {
    Signature signature =
        provider.equals("Postern")
            ? Signature.getInstance(algorithm, POSTERN)
            : Signature.getInstance(algorithm, provider);
    signature.initVerify(key);
    signature.update(MESSAGE);
    try {
      return signature.verify(octets);
    } catch (SignatureException e) {
      return false;
    }
  }
}
