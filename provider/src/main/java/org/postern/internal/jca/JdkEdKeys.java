// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jca;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.Signature;

/**
 * The JDK's own EdDSA. Keys are made by it, because SunJSSE and the JDK's certificates want its
 * types; it is named, because by position it may stand behind this provider.
 */
final class JdkEdKeys {

  private static final String PROVIDER = "SunEC";

  private JdkEdKeys() {}

  static KeyFactory factory(String algorithm) {
    try {
      return KeyFactory.getInstance(algorithm, provider());
    } catch (GeneralSecurityException e) {
      throw new ProviderException("this Java has no keys for " + algorithm, e);
    }
  }

  static Signature signature(String algorithm) throws NoSuchAlgorithmException {
    try {
      return Signature.getInstance(algorithm, provider());
    } catch (NoSuchProviderException e) {
      throw new NoSuchAlgorithmException("this Java has no " + algorithm + " of its own", e);
    }
  }

  private static Provider provider() throws NoSuchProviderException {
    Provider provider = Security.getProvider(PROVIDER);
    if (provider == null) {
      throw new NoSuchProviderException("the provider " + PROVIDER + " is not installed");
    }
    return provider;
  }
}
