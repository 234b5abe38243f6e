// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.jspecify.annotations.Nullable;

/** The key store that the system properties {@code javax.net.ssl.keyStore*} name. */
final class DefaultKeys {

  private static final String NONE = "NONE";

  private DefaultKeys() {}

  /** Returns the key managers over that store; none without one. */
  static KeyManager[] fromProperties() throws KeyManagementException {
    String file = System.getProperty("javax.net.ssl.keyStore", "");
    String type = System.getProperty("javax.net.ssl.keyStoreType", KeyStore.getDefaultType());
    if (file.isEmpty()) {
      return new KeyManager[0];
    }
    try {
      String provider = System.getProperty("javax.net.ssl.keyStoreProvider", "");
      KeyStore store =
          provider.isEmpty() ? KeyStore.getInstance(type) : KeyStore.getInstance(type, provider);
      char[] password = password();
      load(store, file, password);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      // A token without a file asks for its password by itself.
      factory.init(store, file.equals(NONE) ? null : password);
      return factory.getKeyManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw new KeyManagementException(
          "cannot use the key store " + file + " that javax.net.ssl.keyStore names", e);
    }
  }

  private static void load(KeyStore store, String file, char @Nullable [] password)
      throws GeneralSecurityException, IOException {
    if (file.equals(NONE)) {
      store.load(null, password);
      return;
    }
    try (InputStream in = new FileInputStream(file)) {
      store.load(in, password);
    }
  }

  private static char @Nullable [] password() {
    String password = System.getProperty("javax.net.ssl.keyStorePassword", "");
    return password.isEmpty() ? null : password.toCharArray();
  }
}
