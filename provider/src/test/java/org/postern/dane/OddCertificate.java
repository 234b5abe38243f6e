// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.dane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.time.Duration;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v1CertificateBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates that a lab does not usually make: old signatures, short keys, version 1. */
record OddCertificate(byte[] der, KeyPair keys, X500Name name) {

  private static final Provider BC = new BouncyCastleProvider();

  static KeyPair keys(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, BC);
      if (bits > 0) {
        generator.initialize(bits);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static OddCertificate root(KeyPair keys, String signature) {
    X500Name name = new X500Name("CN=Odd Root");
    return new OddCertificate(
        v3(name, name, keys, true).build(keys.getPrivate(), signature), keys, name);
  }

  static OddCertificate version1Root(KeyPair keys, String signature) {
    X500Name name = new X500Name("CN=Version 1 Root");
    X509v1CertificateBuilder builder =
        new X509v1CertificateBuilder(name, BigInteger.TEN, from(), to(), name, spki(keys));
    try {
      byte[] der = builder.build(signer(keys.getPrivate(), signature)).getEncoded();
      return new OddCertificate(der, keys, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A certificate for {@link Dane#HOST}. */
  OddCertificate leaf(KeyPair leafKeys, String signature) {
    X500Name subject = new X500Name("CN=" + Dane.HOST);
    return new OddCertificate(
        v3(name, subject, leafKeys, false).build(keys.getPrivate(), signature), leafKeys, subject);
  }

  private interface Unsigned {
    byte[] build(PrivateKey key, String signature);
  }

  private static Unsigned v3(X500Name issuer, X500Name subject, KeyPair keys, boolean ca) {
    return (key, signature) -> {
      try {
        X509v3CertificateBuilder builder =
            new X509v3CertificateBuilder(issuer, BigInteger.TEN, from(), to(), subject, spki(keys));
        if (ca) {
          builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        } else {
          builder.addExtension(
              Extension.subjectAlternativeName,
              false,
              new GeneralNames(new GeneralName(GeneralName.dNSName, Dane.HOST)));
        }
        return builder.build(signer(key, signature)).getEncoded();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static SubjectPublicKeyInfo spki(KeyPair keys) {
    return SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
  }

  private static ContentSigner signer(PrivateKey key, String signature) {
    try {
      return new JcaContentSignerBuilder(signature).setProvider(BC).build(key);
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Date from() {
    return Date.from(Dane.NOW.minus(Duration.ofDays(1)));
  }

  private static Date to() {
    return Date.from(Dane.NOW.plus(Duration.ofDays(30)));
  }
}
