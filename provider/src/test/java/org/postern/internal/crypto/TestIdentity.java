// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key by the JDK's own providers and a certificate of some authority. */
record TestIdentity(KeyKind kind, PrivateKey key, X509Certificate certificate) {

  static TestIdentity of(KeyKind kind) throws Exception {
    KeyPair pair = keyPair(kind);
    X500Name name = new X500Name("CN=mx.example.test");
    Instant now = Instant.now();
    byte[] der =
        new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(now.minus(1, ChronoUnit.DAYS)),
                Date.from(now.plus(30, ChronoUnit.DAYS)),
                name,
                pair.getPublic())
            .build(
                new JcaContentSignerBuilder("SHA256withECDSA")
                    .build(keyPair(KeyKind.P256).getPrivate()))
            .getEncoded();
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der));
    return new TestIdentity(kind, pair.getPrivate(), certificate);
  }

  static KeyPair keyPair(KeyKind kind) throws Exception {
    String algorithm =
        switch (kind) {
          case RSA -> "RSA";
          case RSA_PSS -> "RSASSA-PSS";
          case P256, P384, P521 -> "EC";
          case ED25519 -> "Ed25519";
          case ED448 -> "Ed448";
        };
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    if (kind.isEc()) {
      generator.initialize(
          new ECGenParameterSpec(
              kind == KeyKind.P256
                  ? "secp256r1"
                  : kind == KeyKind.P384 ? "secp384r1" : "secp521r1"));
    } else if (kind == KeyKind.RSA || kind == KeyKind.RSA_PSS) {
      generator.initialize(2048);
    }
    return generator.generateKeyPair();
  }
}
