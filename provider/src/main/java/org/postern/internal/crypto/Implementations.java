// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.tls.NamedGroup;
import org.jspecify.annotations.Nullable;

/** Who may compute what, the fastest as measured first. */
final class Implementations {

  private static final String NATIVE = "native code, the fastest where it is there";
  private static final String FASTER = "faster than the JDK's";
  private static final String INTRINSIC = "the JVM's own machine code";
  private static final String NEXT = "the next in order";

  private final Jdk jdk;
  private final @Nullable Provider corretto;
  private final @Nullable Provider sunEc = Security.getProvider("SunEC");

  Implementations(Jdk jdk, Corretto corretto) {
    this.jdk = jdk;
    this.corretto = corretto.provider();
  }

  /** The JDK's is as fast as native code since the JVM has machine code for the whole mode. */
  List<Candidate<Aead.Factory>> aesGcm() {
    List<Candidate<Aead.Factory>> result = new ArrayList<>();
    result.add(Candidate.of(jdk.sunJce(), INTRINSIC, () -> JcaAead.of(jdk.sunJce())));
    if (corretto != null) {
      Provider provider = corretto;
      result.add(
          Runtime.version().feature() < 21 ? 0 : 1,
          Candidate.of(provider, NATIVE, () -> JcaAead.of(provider)));
    }
    result.add(Candidate.bouncyCastle(NEXT, () -> BcAead::new));
    return result;
  }

  List<Candidate<Aead.Factory>> chaCha20() {
    return List.of(
        Candidate.of(jdk.sunJce(), INTRINSIC, () -> JcaAead.of(jdk.sunJce())),
        Candidate.bouncyCastle(NEXT, () -> BcAead::new));
  }

  List<Candidate<AgreementScheme>> x25519() {
    List<Candidate<AgreementScheme>> result = new ArrayList<>();
    result.add(Candidate.bouncyCastle(FASTER, BcX25519::new));
    addJca(result, sunEc, NEXT, JcaAgreement.Form.X25519);
    return result;
  }

  List<Candidate<AgreementScheme>> ecdh(int group) {
    JcaAgreement.Form form =
        group == NamedGroup.secp256r1 ? JcaAgreement.Form.P256 : JcaAgreement.Form.P384;
    List<Candidate<AgreementScheme>> result = new ArrayList<>();
    addJca(result, corretto, NATIVE, form);
    result.add(Candidate.bouncyCastle(FASTER, () -> new BcEcdh(group)));
    addJca(result, sunEc, NEXT, form);
    return result;
  }

  List<Candidate<SignatureFamily>> ecdsa() {
    return signatures(corretto, corretto, FASTER, sunEc);
  }

  /** It has no factory for these keys, but takes the JDK's. */
  List<Candidate<SignatureFamily>> ed25519() {
    return signatures(corretto, sunEc, FASTER, sunEc);
  }

  List<Candidate<SignatureFamily>> ed448() {
    return signatures(null, null, FASTER, sunEc);
  }

  List<Candidate<SignatureFamily>> rsa() {
    List<Candidate<SignatureFamily>> result = new ArrayList<>();
    addJca(result, corretto, corretto, NATIVE);
    result.addAll(rsaPss());
    return result;
  }

  /** The Corretto provider does not know such keys. */
  List<Candidate<SignatureFamily>> rsaPss() {
    List<Candidate<SignatureFamily>> result = new ArrayList<>();
    addJca(result, jdk.sunRsaSign(), jdk.sunRsaSign(), INTRINSIC);
    result.add(Candidate.bouncyCastle(NEXT, () -> new BcSignatures(jdk)));
    return result;
  }

  /** Making key pairs is faster in the JDK, where it has ML-KEM. */
  List<Candidate<KemScheme>> mlKemKeyPairs() {
    List<Candidate<KemScheme>> result = new ArrayList<>();
    result.add(Candidate.bouncyCastle(NEXT, BcMlKem::new));
    if (Runtime.version().feature() >= 24) {
      result.add(0, Candidate.of(jdk.sunJce(), INTRINSIC, () -> new JdkMlKem(jdk.sunJce())));
    }
    return result;
  }

  /** Encapsulation is faster in Bouncy Castle. */
  List<Candidate<KemScheme>> mlKemEncapsulation() {
    return List.of(
        Candidate.bouncyCastle(FASTER, BcMlKem::new),
        Candidate.of(jdk.sunJce(), NEXT, () -> new JdkMlKem(jdk.sunJce())));
  }

  private List<Candidate<SignatureFamily>> signatures(
      @Nullable Provider first, @Nullable Provider firstKeys, String why, @Nullable Provider last) {
    List<Candidate<SignatureFamily>> result = new ArrayList<>();
    addJca(result, first, firstKeys, NATIVE);
    result.add(Candidate.bouncyCastle(why, () -> new BcSignatures(jdk)));
    addJca(result, last, last, NEXT);
    return result;
  }

  private static void addJca(
      List<Candidate<SignatureFamily>> list,
      @Nullable Provider signatures,
      @Nullable Provider keys,
      String why) {
    if (signatures != null && keys != null) {
      list.add(Candidate.of(signatures, why, () -> new JcaSignatures(signatures, keys)));
    }
  }

  private static void addJca(
      List<Candidate<AgreementScheme>> list,
      @Nullable Provider provider,
      String why,
      JcaAgreement.Form form) {
    if (provider != null) {
      list.add(Candidate.of(provider, why, () -> new JcaAgreement(provider, form)));
    }
  }
}
