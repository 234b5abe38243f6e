// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/**
 * A certificate with its private key and the one that issued it. Immutable.
 *
 * @param issuer null if the certificate signed itself
 */
public record LabCertificate(
    X509CertificateHolder holder,
    KeyPair keyPair,
    LabKeyType keyType,
    @Nullable LabCertificate issuer) {

  public byte[] der() {
    try {
      return holder.getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The DER of the public key, as selector 1 sees it. */
  public byte[] subjectPublicKeyInfo() {
    try {
      return holder.getSubjectPublicKeyInfo().getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * By the JDK's parser.
   *
   * @throws CertificateException if that refuses it, as it does with an empty issuer
   */
  public X509Certificate x509() throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(der()));
  }

  /** From this certificate up to the one that signed itself, that included. */
  public List<LabCertificate> chain() {
    List<LabCertificate> chain = new ArrayList<>();
    for (LabCertificate c = this; c != null; c = c.issuer) {
      chain.add(c);
    }
    return chain;
  }

  /** What a server usually sends: the chain without the root, but never without this. */
  public List<LabCertificate> chainWithoutRoot() {
    List<LabCertificate> chain = chain();
    return chain.size() == 1 ? chain : chain.subList(0, chain.size() - 1);
  }

  public String pem() {
    return pem("CERTIFICATE", der());
  }

  /** {@link #chain()}, one after the other. */
  public String chainPem() {
    return pem(chain());
  }

  /** The certificates in the order given, one after the other. */
  public static String pem(List<LabCertificate> certificates) {
    StringBuilder text = new StringBuilder();
    certificates.forEach(certificate -> text.append(certificate.pem()));
    return text.toString();
  }

  /** The private key, PKCS#8, unencrypted. */
  public String privateKeyPem() {
    return pem("PRIVATE KEY", keyPair.getPrivate().getEncoded());
  }

  /**
   * The record that pins this certificate, in presentation form.
   *
   * @param matchingType 0, 1 or 2
   */
  public String tlsa(int usage, int selector, int matchingType) {
    byte[] selected = selector == 0 ? der() : subjectPublicKeyInfo();
    return usage + " " + selector + " " + matchingType + " " + hex(selected, matchingType);
  }

  private static String hex(byte[] selected, int matchingType) {
    try {
      byte[] data =
          switch (matchingType) {
            case 0 -> selected;
            case 1 -> MessageDigest.getInstance("SHA-256").digest(selected);
            case 2 -> MessageDigest.getInstance("SHA-512").digest(selected);
            default -> throw new IllegalArgumentException("no matching type " + matchingType);
          };
      return HexFormat.of().formatHex(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A PKCS#12 key store with {@link #chain()} as its one entry, "lab". */
  public KeyStore keyStore(char[] password) throws GeneralSecurityException, IOException {
    List<Certificate> chain = new ArrayList<>();
    for (LabCertificate certificate : chain()) {
      chain.add(certificate.x509());
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("lab", keyPair.getPrivate(), password, chain.toArray(new Certificate[0]));
    return store;
  }

  private static String pem(String label, byte[] der) {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  @Override
  public String toString() {
    return "LabCertificate[" + holder.getSubject() + " by " + holder.getIssuer() + "]";
  }
}
