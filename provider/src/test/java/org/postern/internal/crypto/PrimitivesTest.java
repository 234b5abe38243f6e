// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.SignatureScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which implementations there are, that each gives the known answers, and which is chosen. */
class PrimitivesTest {

  /** An implementation, and what proves it. */
  record Proof<T>(Primitive primitive, Candidate<T> candidate, Selection.SelfTest<T> test) {
    void run() throws Exception {
      test.run(candidate.maker().make());
    }

    @Override
    public String toString() {
      return primitive + " by " + candidate.implementation();
    }
  }

  private static <T> void add(
      List<Proof<?>> proofs,
      Primitive primitive,
      List<Candidate<T>> candidates,
      Selection.SelfTest<T> test) {
    for (Candidate<T> candidate : candidates) {
      boolean missing =
          candidate.implementation().equals("SunJCE")
              && primitive.name().startsWith("ML_KEM")
              && Runtime.version().feature() < 24;
      if (!missing) {
        proofs.add(new Proof<>(primitive, candidate, test));
      }
    }
  }

  static List<Proof<?>> everyImplementation() throws Exception {
    List<Proof<?>> proofs = new ArrayList<>();
    Implementations all = new Implementations(Jdk.find(), CorrettoJar.find());
    add(
        proofs,
        Primitive.AES_GCM,
        all.aesGcm(),
        new AeadSelfTest(AeadSuite.AES_128_GCM, AeadSuite.AES_256_GCM));
    add(
        proofs,
        Primitive.CHACHA20_POLY1305,
        all.chaCha20(),
        new AeadSelfTest(AeadSuite.CHACHA20_POLY1305));
    add(proofs, Primitive.X25519, all.x25519(), SelfTests.agreement("X25519"));
    add(proofs, Primitive.ECDH_P256, all.ecdh(NamedGroup.secp256r1), SelfTests.agreement("P256"));
    add(proofs, Primitive.ECDH_P384, all.ecdh(NamedGroup.secp384r1), SelfTests.agreement("P384"));
    add(
        proofs,
        Primitive.ECDSA,
        all.ecdsa(),
        new SignatureSelfTest(
            KeyKind.P256,
            SignatureScheme.ecdsa_secp256r1_sha256,
            false,
            SignatureScheme.ecdsa_secp384r1_sha384,
            SignatureScheme.ecdsa_secp521r1_sha512,
            SignatureScheme.ecdsa_sha1));
    add(
        proofs,
        Primitive.ED25519,
        all.ed25519(),
        new SignatureSelfTest(KeyKind.ED25519, SignatureScheme.ed25519, true));
    add(
        proofs,
        Primitive.ED448,
        all.ed448(),
        new SignatureSelfTest(KeyKind.ED448, SignatureScheme.ed448, true));
    add(
        proofs,
        Primitive.RSA,
        all.rsa(),
        new SignatureSelfTest(
            KeyKind.RSA,
            SignatureScheme.rsa_pkcs1_sha256,
            true,
            SignatureScheme.rsa_pss_rsae_sha256,
            SignatureScheme.rsa_pss_rsae_sha384,
            SignatureScheme.rsa_pss_rsae_sha512,
            SignatureScheme.rsa_pkcs1_sha384,
            SignatureScheme.rsa_pkcs1_sha512,
            SignatureScheme.rsa_pkcs1_sha1));
    add(proofs, Primitive.ML_KEM_KEY_PAIR, all.mlKemKeyPairs(), SelfTests.kem(new BcMlKem()));
    add(
        proofs,
        Primitive.ML_KEM_ENCAPSULATION,
        all.mlKemEncapsulation(),
        SelfTests.kem(new BcMlKem()));
    return proofs;
  }

  @ParameterizedTest
  @MethodSource("everyImplementation")
  void everyImplementation_givesTheKnownAnswers(Proof<?> proof) {
    assertThatCode(proof::run).doesNotThrowAnyException();
  }

  @Test
  void hashes_giveTheKnownAnswers() throws Exception {
    HashSelfTest.digests(Jdk.find());
    HashSelfTest.hmac(Jdk.find());
  }

  @Test
  void description_namesOneForEachPrimitive() {
    List<Choice> choices = Primitives.chosen("off").describe();
    assertThat(choices.stream().map(Choice::primitive)).containsExactly(Primitive.values());
    assertThat(choices)
        .allSatisfy(c -> {
          assertThat(c.implementation()).isNotEqualTo("none");
          assertThat(c.version()).isNotEmpty();
          assertThat(c.reason()).isNotEmpty().doesNotContain("not used");
        });
  }

  @Test
  void ellipticCurves_areBouncyCastles_theRestIsTheJdks() {
    for (Choice choice : Primitives.chosen("off").describe()) {
      String expected =
          switch (choice.primitive()) {
            case SHA_2 -> "SUN";
            case HMAC, AES_GCM, CHACHA20_POLY1305 -> "SunJCE";
            case RSA, RSA_PSS -> "SunRsaSign";
            case ML_KEM_KEY_PAIR -> Runtime.version().feature() >= 24 ? "SunJCE" : "Bouncy Castle";
            default -> "Bouncy Castle";
          };
      assertThat(choice.implementation()).as(choice.primitive().title()).isEqualTo(expected);
    }
  }

  @Test
  void providerInFrontOfTheJdks_changesNothing() throws Exception {
    Provider[] before = Security.getProviders();
    Provider hostile = new HostileProvider();
    Security.insertProviderAt(hostile, 1);
    try {
      Primitives primitives = new Primitives(Jdk.find(), new Corretto(null, "not wanted"));
      assertThat(primitives.describe())
          .isEqualTo(Primitives.chosen("off").describe())
          .noneMatch(c -> c.implementation().equals(hostile.getName()));
    } finally {
      Security.removeProvider(hostile.getName());
    }
    assertThat(Security.getProviders()).containsExactly(before);
  }

  /** Offers everything and can do nothing. */
  private static final class HostileProvider extends Provider {
    private static final long serialVersionUID = 1L;

    HostileProvider() {
      super("Hostile", "1", "can do nothing");
      for (String service :
          List.of(
              "MessageDigest.SHA-256",
              "Mac.HmacSHA256",
              "Cipher.AES/GCM/NoPadding",
              "Cipher.ChaCha20-Poly1305",
              "Signature.SHA256withRSA",
              "Signature.RSASSA-PSS",
              "KeyFactory.RSA",
              "KeyPairGenerator.ML-KEM-768")) {
        put(service, "org.postern.NoSuchClass");
      }
    }
  }

  @Test
  void implementationThatIsWrong_failsItsSelfTest() {
    Aead.Factory right = Primitives.chosen("off").aead(AeadSuite.AES_128_GCM);
    Aead.Factory forgetsTheTag =
        (suite, sealing) -> sealing ? right.create(suite, true) : new LenientAead();
    assertThatThrownBy(() -> new AeadSelfTest(AeadSuite.AES_128_GCM).run(forgetsTheTag))
        .isInstanceOf(GeneralSecurityException.class);
    AgreementScheme constant = new ConstantAgreement();
    assertThatThrownBy(() -> SelfTests.agreement("X25519").run(constant))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessageContaining("X25519");
  }

  private static final class ConstantAgreement implements AgreementScheme {
    @Override
    public KeyPair generate(java.security.SecureRandom random) {
      throw new AssertionError("the known answer comes first");
    }

    @Override
    public byte[] agree(byte[] scalar, byte[] peer) {
      return new byte[32];
    }
  }

  /** Gives the right plaintext, whatever the tag. */
  private static final class LenientAead implements Aead {
    @Override
    public void key(byte[] key) {}

    @Override
    public void begin(byte[] nonce, byte[] additionalData) {}

    @Override
    public void update(java.nio.ByteBuffer input, java.nio.ByteBuffer output) {}

    @Override
    public void finish(java.nio.ByteBuffer input, java.nio.ByteBuffer output) {
      byte[] plain = SelfTests.octets("AES_128_GCM.plain");
      output.put(plain, 0, Math.min(plain.length, output.remaining()));
    }

    @Override
    public void destroy() {}
  }

  @Test
  void peersPublicKeys_areKept_butNotWithoutBound() throws Exception {
    VerifyingKeys keys = new VerifyingKeys();
    SignatureFamily family = Primitives.chosen("off").signatures(KeyKind.P256);
    byte[] encoding = SelfTests.octets("P256.public");
    assertThat(keys.get(family, KeyKind.P256, encoding))
        .isSameAs(keys.get(family, KeyKind.P256, encoding.clone()));
    byte[] ed25519 = SelfTests.octets("ED25519.public");
    for (int i = 0; i < 300; i++) {
      byte[] other = Arrays.copyOf(ed25519, ed25519.length);
      other[20] = (byte) i;
      other[21] = (byte) (i >> 8);
      try {
        keys.get(family, KeyKind.ED25519, other);
      } catch (GeneralSecurityException e) {
        // Not every string of octets is a point: that one is not kept.
        continue;
      }
    }
    assertThat(keys.size()).isBetween(2, 128);
  }
}
