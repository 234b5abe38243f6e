// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jca;

import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.ProviderException;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.TrustManagerFactorySpi;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trust by a path to a known authority: the JDK builds and validates the path, with its own roots
 * where none are given and under its own constraints on algorithms; names are compared as RFC 9525
 * has it.
 */
final class PkixTrustManagerFactorySpi extends TrustManagerFactorySpi {

  private final TrustManagerFactory jdk;

  PkixTrustManagerFactorySpi() {
    try {
      this.jdk = TrustManagerFactory.getInstance("PKIX", "SunJSSE");
    } catch (NoSuchAlgorithmException | NoSuchProviderException e) {
      throw new ProviderException("this Java has no PKIX trust of its own", e);
    }
  }

  @Override
  protected void engineInit(@Nullable KeyStore store) throws KeyStoreException {
    jdk.init(store);
  }

  @Override
  protected void engineInit(ManagerFactoryParameters spec)
      throws InvalidAlgorithmParameterException {
    jdk.init(spec);
  }

  @Override
  protected TrustManager[] engineGetTrustManagers() {
    TrustManager[] managers = jdk.getTrustManagers();
    for (int i = 0; i < managers.length; i++) {
      if (managers[i] instanceof X509ExtendedTrustManager extended) {
        managers[i] = new PkixTrustManager(extended);
      }
    }
    return managers;
  }
}
