// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.stack;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * A key with its chain, from a PKCS#12 file as most servers have it.
 *
 * @param store the key store as the JDK loads it
 * @param password what opens it
 * @param key the key as the JDK has it
 * @param chain the certificates that are sent, the leaf first
 * @param root what a peer trusts
 * @param issuer the CA of the leaf, to make OCSP responses; none for a user's own key
 */
public record Identity(
    KeyStore store,
    char[] password,
    PrivateKey key,
    List<X509Certificate> chain,
    X509Certificate root,
    Optional<Issuer> issuer) {
  /** The name in the certificates that are made. */
  public static final String HOST = "mx.example.com";

  private static final char[] PASSWORD = "benchmark".toCharArray();

  /**
   * Makes keys and certificates.
   *
   * @param length how many certificates are sent: 1 for a leaf below the root alone
   */
  public static Identity made(Keys keys, int length) throws GeneralSecurityException, IOException {
    if (length < 1 || length > 6) {
      throw new IllegalArgumentException("a chain of " + length + ": expected 1 to 6");
    }
    Issuer root = Issuer.root(keys);
    Issuer issuer = root;
    List<X509Certificate> chain = new ArrayList<>();
    for (int i = 1; i < length; i++) {
      issuer = issuer.intermediate(i);
      chain.add(issuer.certificate());
    }
    KeyPair pair = keys.generate();
    chain.add(issuer.leaf(pair, HOST));
    Collections.reverse(chain);
    KeyStore made = KeyStore.getInstance("PKCS12");
    made.load(null, null);
    made.setKeyEntry("server", pair.getPrivate(), PASSWORD, chain.toArray(Certificate[]::new));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    made.store(file, PASSWORD);
    return load(
        new ByteArrayInputStream(file.toByteArray()),
        PASSWORD,
        Optional.of(root.certificate()),
        Optional.of(issuer));
  }

  /**
   * Loads a user's own key.
   *
   * @param file a key store of a type that the JDK knows, with one key
   * @param password what opens the store and the key
   */
  public static Identity of(Path file, char[] password)
      throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return load(in, password, Optional.empty(), Optional.empty());
    }
  }

  private static Identity load(
      InputStream in, char[] password, Optional<X509Certificate> root, Optional<Issuer> issuer)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(in, password);
    for (String alias : Collections.list(store.aliases())) {
      if (store.getKey(alias, password) instanceof PrivateKey key) {
        List<X509Certificate> chain =
            Arrays.stream(store.getCertificateChain(alias))
                .map(X509Certificate.class::cast)
                .toList();
        X509Certificate top = chain.get(chain.size() - 1);
        return new Identity(store, password, key, chain, root.orElse(top), issuer);
      }
    }
    throw new IllegalArgumentException("expected a private key in the key store, found none");
  }

  /** Returns the certificate that the peer sees. */
  public X509Certificate leaf() {
    return chain.get(0);
  }

  /** Returns the key's algorithm as in its certificate: EC, RSA or EdDSA or Ed25519. */
  public String algorithm() {
    return leaf().getPublicKey().getAlgorithm();
  }

  /** Returns the key managers that the JDK makes unless told otherwise. */
  public KeyManager[] keyManagers() throws GeneralSecurityException {
    KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509", "SunJSSE");
    factory.init(store, password);
    return factory.getKeyManagers();
  }

  /** Returns an OCSP response about the leaf, for a key that was made here. */
  byte[] staple() throws GeneralSecurityException {
    return Staple.about(leaf(), issuer.orElseThrow());
  }
}
