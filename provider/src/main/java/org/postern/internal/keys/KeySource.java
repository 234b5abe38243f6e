// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the keys of a key store that have certificates. */
public final class KeySource {

  private KeySource() {}

  /**
   * Reads all of them.
   *
   * @param password opens each key; null for tokens that ask by themselves
   */
  public static List<OwnedKey> read(KeyStore store, char @Nullable [] password)
      throws GeneralSecurityException {
    List<OwnedKey> keys = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        Key key = store.getKey(alias, password);
        Certificate[] chain = store.getCertificateChain(alias);
        if (key instanceof PrivateKey own && chain != null) {
          add(keys, alias, own, chain);
        }
      }
    }
    return List.copyOf(keys);
  }

  /**
   * Reads all of a builder's, each under the protection that the builder has for it.
   *
   * @param store what the builder has returned
   * @param prefix what the aliases get in front of them
   */
  static List<OwnedKey> read(KeyStore.Builder builder, KeyStore store, String prefix)
      throws GeneralSecurityException {
    List<OwnedKey> keys = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class)) {
        KeyStore.Entry entry = store.getEntry(alias, builder.getProtectionParameter(alias));
        if (entry instanceof KeyStore.PrivateKeyEntry own) {
          add(keys, prefix + alias, own.getPrivateKey(), own.getCertificateChain());
        }
      }
    }
    return List.copyOf(keys);
  }

  private static void add(List<OwnedKey> keys, String alias, PrivateKey key, Certificate[] chain) {
    if (chain.length > 0 && Arrays.stream(chain).allMatch(X509Certificate.class::isInstance)) {
      keys.add(
          new OwnedKey(alias, key, Arrays.copyOf(chain, chain.length, X509Certificate[].class)));
    }
  }
}
