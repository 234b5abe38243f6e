// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Objects;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.SignatureScheme;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Amazon Corretto Crypto Provider: where it is found, what it computes, where it is not. */
class CorrettoTest {

  @Test
  void off_and_notOnTheClassPath_areNoProvider_andSaySo() {
    assertThat(Corretto.find("off")).isEqualTo(new Corretto(null, "tls.corretto=off"));
    assertThat(Corretto.find("auto")).isEqualTo(new Corretto(null, "it is not on the class path"));
  }

  @Test
  void jarThatIsNotThereOrHoldsSomethingElse_isAnErrorOfTheConfiguration(@TempDir Path directory)
      throws Exception {
    Path missing = directory.resolve("missing.jar");
    assertThatThrownBy(() -> Corretto.find(missing.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tls.corretto is auto, off or the path of a jar: there is no file " + missing);
    Path empty = Files.createFile(directory.resolve("empty.jar"));
    assertThatThrownBy(() -> Corretto.find(empty.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not hold the Amazon Corretto Crypto Provider");
  }

  @Test
  void jar_isUsedForWhatItIsFasterAt_andNeverRegistered() throws Exception {
    Assumptions.assumeTrue(CorrettoJar.fits());
    Provider provider = Objects.requireNonNull(CorrettoJar.find().provider());
    Primitives primitives = new Primitives(Jdk.find(), CorrettoJar.find());
    assertThat(primitives.describe())
        .filteredOn(c -> c.implementation().equals(provider.getName()))
        .extracting(Choice::primitive)
        .contains(
            Primitive.RSA,
            Primitive.ECDSA,
            Primitive.ED25519,
            Primitive.ECDH_P256,
            Primitive.ECDH_P384)
        .doesNotContain(Primitive.SHA_2, Primitive.HMAC, Primitive.X25519);
    assertThat(Arrays.stream(Security.getProviders()).map(Provider::getName))
        .doesNotContain(provider.getName());
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void eachSide_talksToTheOtherWithout(KeyKind kind) throws Exception {
    Assumptions.assumeTrue(CorrettoJar.fits());
    Primitives with = new Primitives(Jdk.find(), CorrettoJar.find());
    Primitives without = Primitives.chosen("off");
    TestIdentity identity = TestIdentity.of(kind);
    int scheme =
        switch (kind) {
          case RSA -> SignatureScheme.rsa_pss_rsae_sha256;
          case RSA_PSS -> SignatureScheme.rsa_pss_pss_sha384;
          case P256 -> SignatureScheme.ecdsa_secp256r1_sha256;
          case P384 -> SignatureScheme.ecdsa_secp384r1_sha384;
          case P521 -> SignatureScheme.ecdsa_secp521r1_sha512;
          case ED25519 -> SignatureScheme.ed25519;
          case ED448 -> SignatureScheme.ed448;
        };
    for (boolean server : new boolean[] {true, false}) {
      Loopback loopback =
          new Loopback(
              new Loopback.Settings(
                  server ? without : with,
                  server ? with : without,
                  true,
                  CipherSuite.TLS_AES_256_GCM_SHA384,
                  server ? NamedGroup.secp384r1 : NamedGroup.SecP256r1MLKEM768,
                  scheme,
                  identity.key(),
                  identity.certificate(),
                  true));
      loopback.handshake();
      assertThat(loopback.toServer(new byte[] {1, 2, 3})).containsExactly(1, 2, 3);
    }
  }
}
