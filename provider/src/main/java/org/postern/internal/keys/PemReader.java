// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.X509TrustedCertificateBlock;
import org.bouncycastle.util.io.pem.PemObject;
import org.jspecify.annotations.Nullable;

/**
 * Keys and certificates of PEM texts, as OpenSSL and the clients of ACME write them. Blocks of
 * other kinds (parameters, requests, lists of revoked certificates) and text around blocks are
 * passed over. Works on any octets, in bounded time and memory.
 */
public final class PemReader {
  static final int MAX_KEYS = 16;
  static final int MAX_CERTIFICATES = 1000;
  static final int MAX_CHAIN = 100;

  private PemReader() {}

  /** Returns whether octets look like PEM: there is a block's beginning in them. */
  public static boolean isPem(byte[] octets) {
    return text(octets).contains("-----BEGIN ");
  }

  /** Returns the different certificates of a text, in its order. */
  public static List<X509Certificate> certificates(byte[] pem) throws UnusableIdentityException {
    Set<X509Certificate> found = new LinkedHashSet<>();
    for (PemBlock block : PemBlock.of(text(pem))) {
      if (block.isCertificate()) {
        if (found.size() == MAX_CERTIFICATES) {
          throw block.unusable("is one too many: at most " + MAX_CERTIFICATES + " are read");
        }
        found.add(certificate(block));
      }
    }
    return List.copyOf(found);
  }

  /** Returns the private keys of a text, in its order. */
  public static List<PrivateKey> keys(byte[] pem, char @Nullable [] password)
      throws UnusableIdentityException {
    List<PrivateKey> found = new ArrayList<>();
    EncryptionCost cost = new EncryptionCost();
    for (PemBlock block : PemBlock.of(text(pem))) {
      if (block.isKey()) {
        if (found.size() == MAX_KEYS) {
          throw block.unusable("is one too many: at most " + MAX_KEYS + " keys are read");
        }
        found.add(PemKey.decode(block, password, cost));
      }
    }
    return found;
  }

  /**
   * Puts each key together with its certificate and those above it.
   *
   * @throws UnusableIdentityException if there is no key, or one has no certificate here
   */
  public static List<KeyAndChain> pair(List<PrivateKey> keys, List<X509Certificate> certificates)
      throws UnusableIdentityException {
    if (keys.isEmpty()) {
      throw new UnusableIdentityException("there is no private key in it");
    }
    if (certificates.isEmpty()) {
      throw new UnusableIdentityException("there is no certificate in it");
    }
    if (certificates.size() > MAX_CHAIN) {
      throw new UnusableIdentityException(
          "there are "
              + certificates.size()
              + " certificates in it; expected at most "
              + MAX_CHAIN);
    }
    List<KeyAndChain> pairs = new ArrayList<>();
    for (PrivateKey key : keys) {
      X509Certificate own =
          certificates.stream()
              .filter(each -> KeyMatch.matches(key, each.getPublicKey()))
              .findFirst()
              .orElseThrow(() -> unrelated(key, certificates.get(0)));
      pairs.add(new KeyAndChain("", key, ChainOrder.from(own, certificates, keys.size() == 1)));
    }
    return pairs;
  }

  private static UnusableIdentityException unrelated(PrivateKey key, X509Certificate first) {
    return new UnusableIdentityException(
        "the private key ("
            + key.getAlgorithm()
            + ") belongs to none of the certificates, of which the first is that of "
            + first.getSubjectX500Principal()
            + " ("
            + first.getPublicKey().getAlgorithm()
            + ")");
  }

  private static X509Certificate certificate(PemBlock block) throws UnusableIdentityException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der(block)));
    } catch (IOException | CertificateException | RuntimeException e) {
      throw block.unusable(
          "is no certificate that can be read (" + UnusableIdentityException.reason(e) + ")");
    }
  }

  private static byte[] der(PemBlock block) throws IOException {
    try (PEMParser parser = new PEMParser(new StringReader(block.text()))) {
      if (block.label().equals("TRUSTED CERTIFICATE")
          && parser.readObject() instanceof X509TrustedCertificateBlock trusted) {
        return trusted.getCertificateHolder().getEncoded();
      }
      PemObject object = parser.readPemObject();
      return object == null ? new byte[0] : object.getContent();
    }
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }
}
