// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jca;

import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.time.InstantSource;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactorySpi;
import org.jspecify.annotations.Nullable;
import org.postern.dane.DaneTrustParameters;

/** Trust by TLSA records. */
final class DaneTrustManagerFactorySpi extends TrustManagerFactorySpi {

  private @Nullable DaneTrustParameters parameters;

  @Override
  protected void engineInit(@Nullable KeyStore store) throws KeyStoreException {
    throw new KeyStoreException(
        "trust by DANE needs TLSA records, not a key store: initialise it with DaneTrustParameters");
  }

  @Override
  protected void engineInit(ManagerFactoryParameters spec)
      throws InvalidAlgorithmParameterException {
    if (!(spec instanceof DaneTrustParameters dane)) {
      throw new InvalidAlgorithmParameterException("expected DaneTrustParameters, found " + spec);
    }
    parameters = dane;
  }

  @Override
  protected TrustManager[] engineGetTrustManagers() {
    DaneTrustParameters known = parameters;
    if (known == null) {
      throw new IllegalStateException("this factory is not initialised");
    }
    return new TrustManager[] {new DaneTrustManager(known, InstantSource.system())};
  }
}
