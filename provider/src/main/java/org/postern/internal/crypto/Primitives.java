// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.crypto.TlsAgreement;

/**
 * The implementations that were chosen. Hashes, HMAC and AES-GCM are proved at once, all else when
 * it is first wanted. For any number of threads.
 */
public final class Primitives {

  private static final Map<String, Primitives> BY_SETTING = new ConcurrentHashMap<>();

  private final Jdk jdk;
  private final Map<Primitive, Selection<Aead.Factory>> aeads = new EnumMap<>(Primitive.class);
  private final Map<Primitive, Selection<AgreementScheme>> agreements =
      new EnumMap<>(Primitive.class);
  private final Map<Primitive, Selection<SignatureFamily>> signatures =
      new EnumMap<>(Primitive.class);
  private final Map<Primitive, Selection<KemScheme>> kems = new EnumMap<>(Primitive.class);
  private final List<Selection<?>> all = new ArrayList<>();
  private final WeakCache<PrivateKey, SignatureFamily.SigningKey> signingKeys = new WeakCache<>();
  private final VerifyingKeys verifyingKeys = new VerifyingKeys();

  Primitives(Jdk jdk, Corretto corretto) {
    this.jdk = jdk;
    Implementations from = new Implementations(jdk, corretto);
    List<Candidate<Jdk>> hashes = List.of(Candidate.of(jdk.sun(), "the JVM's own", () -> jdk));
    List<Candidate<Jdk>> macs = List.of(Candidate.of(jdk.sunJce(), "the JVM's own", () -> jdk));
    all.add(new Selection<>(Primitive.SHA_2, hashes, HashSelfTest::digests));
    all.add(new Selection<>(Primitive.HMAC, macs, HashSelfTest::hmac));
    add(
        aeads,
        Primitive.AES_GCM,
        from.aesGcm(),
        new AeadSelfTest(AeadSuite.AES_128_GCM, AeadSuite.AES_256_GCM));
    add(
        aeads,
        Primitive.CHACHA20_POLY1305,
        from.chaCha20(),
        new AeadSelfTest(AeadSuite.CHACHA20_POLY1305));
    add(agreements, Primitive.X25519, from.x25519(), SelfTests.agreement("X25519"));
    add(
        agreements,
        Primitive.ECDH_P256,
        from.ecdh(NamedGroup.secp256r1),
        SelfTests.agreement("P256"));
    add(
        agreements,
        Primitive.ECDH_P384,
        from.ecdh(NamedGroup.secp384r1),
        SelfTests.agreement("P384"));
    addSignatures(from);
    add(kems, Primitive.ML_KEM_KEY_PAIR, from.mlKemKeyPairs(), SelfTests.kem(new BcMlKem()));
    add(
        kems,
        Primitive.ML_KEM_ENCAPSULATION,
        from.mlKemEncapsulation(),
        SelfTests.kem(new BcMlKem()));
  }

  private void addSignatures(Implementations from) {
    add(
        signatures,
        Primitive.ECDSA,
        from.ecdsa(),
        new SignatureSelfTest(KeyKind.P256, SignatureScheme.ecdsa_secp256r1_sha256, false));
    add(
        signatures,
        Primitive.ED25519,
        from.ed25519(),
        new SignatureSelfTest(KeyKind.ED25519, SignatureScheme.ed25519, true));
    add(
        signatures,
        Primitive.ED448,
        from.ed448(),
        new SignatureSelfTest(KeyKind.ED448, SignatureScheme.ed448, true));
    add(
        signatures,
        Primitive.RSA,
        from.rsa(),
        new SignatureSelfTest(
            KeyKind.RSA,
            SignatureScheme.rsa_pkcs1_sha256,
            true,
            SignatureScheme.rsa_pss_rsae_sha256));
    add(
        signatures,
        Primitive.RSA_PSS,
        from.rsaPss(),
        new SignatureSelfTest(KeyKind.RSA_PSS, SignatureScheme.rsa_pss_pss_sha256, false));
  }

  private <T> void add(
      Map<Primitive, Selection<T>> map,
      Primitive primitive,
      List<Candidate<T>> candidates,
      Selection.SelfTest<T> test) {
    Selection<T> selection = new Selection<>(primitive, candidates, test);
    map.put(primitive, selection);
    all.add(selection);
  }

  /**
   * Returns what this JVM uses, with the Amazon Corretto Crypto Provider if the class path has it.
   *
   * @throws CryptoUnavailableException if a primitive has no sound implementation
   */
  public static Primitives chosen() {
    return chosen("auto");
  }

  /**
   * Returns what this JVM uses.
   *
   * @param corretto the value of tls.corretto: "auto", "off" or the path of a jar
   * @throws IllegalArgumentException if the jar does not hold the provider
   * @throws CryptoUnavailableException if a primitive has no sound implementation
   */
  public static Primitives chosen(String corretto) {
    return BY_SETTING.computeIfAbsent(corretto, Primitives::choose);
  }

  private static Primitives choose(String corretto) {
    try {
      Primitives result = new Primitives(Jdk.find(), Corretto.find(corretto));
      for (int i = 0; i < 3; i++) {
        result.all.get(i).get();
      }
      return result;
    } catch (GeneralSecurityException e) {
      throw new CryptoUnavailableException(e.getMessage(), e);
    }
  }

  /** Returns which implementation computes what, and why; whatever was not proved yet is. */
  public List<Choice> describe() {
    return all.stream().map(Selection::choice).toList();
  }

  Jdk jdk() {
    return jdk;
  }

  WeakCache<PrivateKey, SignatureFamily.SigningKey> signingKeys() {
    return signingKeys;
  }

  VerifyingKeys verifyingKeys() {
    return verifyingKeys;
  }

  /** Returns the implementation of the signatures that keys of this kind make. */
  SignatureFamily signatures(KeyKind kind) {
    return of(signatures, kind.primitive());
  }

  /** Returns what protects records. */
  Aead.Factory aead(AeadSuite suite) {
    return of(aeads, suite.primitive());
  }

  TlsAgreement agreement(int group, ConnectionCrypto crypto) {
    Primitive primitive =
        switch (group) {
          case NamedGroup.x25519 -> Primitive.X25519;
          case NamedGroup.secp256r1 -> Primitive.ECDH_P256;
          case NamedGroup.secp384r1 -> Primitive.ECDH_P384;
          default ->
              throw new IllegalArgumentException(
                  "the group " + NamedGroup.getText(group) + " does not exist here");
        };
    return new GroupAgreement(crypto, of(agreements, primitive));
  }

  TlsAgreement kem(boolean server, ConnectionCrypto crypto) {
    Primitive primitive = server ? Primitive.ML_KEM_ENCAPSULATION : Primitive.ML_KEM_KEY_PAIR;
    return new KemAgreement(crypto, of(kems, primitive), server);
  }

  private static <T> T of(Map<Primitive, Selection<T>> map, Primitive primitive) {
    Selection<T> selection = map.get(primitive);
    if (selection == null) {
      throw new IllegalArgumentException(primitive + " is not of this kind");
    }
    return selection.get();
  }
}
