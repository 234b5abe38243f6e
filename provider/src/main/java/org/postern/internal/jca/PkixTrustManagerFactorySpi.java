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
import org.postern.internal.ocsp.StatusPolicy;
import org.postern.ocsp.StapleVerifier;

/**
 * Trust by a path to a known authority: the JDK builds and validates the path, with its own roots
 * where none are given and under its own constraints on algorithms; names are compared as RFC 9525
 * has it. What servers staple is looked at, too.
 */
final class PkixTrustManagerFactorySpi extends TrustManagerFactorySpi {

  private final TrustManagerFactory jdk;
  private final StatusPolicy status;

  PkixTrustManagerFactorySpi(StatusPolicy status) {
    this.status = status;
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
        managers[i] = verifying(new PkixTrustManager(extended));
      }
    }
    return managers;
  }

  private TrustManager verifying(X509ExtendedTrustManager manager) {
    return status == StatusPolicy.OFF
        ? manager
        : StapleVerifier.builder(manager)
            .hardFail(status.hardFail())
            .activeCheck(status.active())
            .build();
  }
}
