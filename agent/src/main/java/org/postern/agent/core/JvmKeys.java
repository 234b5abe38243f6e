// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Properties;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the JVM's default {@code SSLContext}: those that the system properties {@code
 * javax.net.ssl.keyStore}, {@code keyStoreType}, {@code keyStoreProvider} and {@code
 * keyStorePassword} name, as the JSSE reference guide has it.
 */
final class JvmKeys {
  private static final String PREFIX = "javax.net.ssl.keyStore";
  private static final String NO_FILE = "NONE";

  private JvmKeys() {}

  /** Returns the key managers; null if the properties name no key store. */
  static KeyManager @Nullable [] of(Properties properties)
      throws GeneralSecurityException, IOException {
    String file = properties.getProperty(PREFIX, "");
    if (file.isEmpty()) {
      return null;
    }
    String type = properties.getProperty(PREFIX + "Type", KeyStore.getDefaultType());
    String provider = properties.getProperty(PREFIX + "Provider", "");
    String password = properties.getProperty(PREFIX + "Password", "");
    char[] secret = password.isEmpty() ? null : password.toCharArray();
    KeyStore store =
        provider.isEmpty() ? KeyStore.getInstance(type) : KeyStore.getInstance(type, provider);
    if (file.equals(NO_FILE)) {
      store.load(null, secret);
    } else {
      try (InputStream in = new FileInputStream(file)) {
        store.load(in, secret);
      }
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, type.equals("PKCS11") ? null : secret);
    return factory.getKeyManagers();
  }
}
