// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jca;

import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.ManagerFactoryParameters;
import org.jspecify.annotations.Nullable;
import org.postern.keys.IdentityParameters;
import org.postern.keys.ServerIdentity;

/**
 * The keys of a server identity: of the one that is configured, so that a server can be pointed to
 * it by the name of the algorithm alone, or of one that is given. A key store plays no part.
 */
final class IdentityKeyManagerFactorySpi extends KeyManagerFactorySpi {
  static final String ALGORITHM = "ServerIdentity";

  private final Supplier<@Nullable ServerIdentity> configured;
  private @Nullable ServerIdentity identity;

  IdentityKeyManagerFactorySpi(Supplier<@Nullable ServerIdentity> configured) {
    this.configured = configured;
  }

  @Override
  protected void engineInit(@Nullable KeyStore ignored, char @Nullable [] password)
      throws KeyStoreException {
    try {
      identity = configured.get();
    } catch (RuntimeException e) {
      throw new KeyStoreException("the server identity cannot be used: " + e.getMessage(), e);
    }
    if (identity == null) {
      throw new KeyStoreException(
          "no server identity is configured: expected the system property"
              + " postern.identity.chain with the file of the certificates");
    }
  }

  @Override
  protected void engineInit(ManagerFactoryParameters spec)
      throws InvalidAlgorithmParameterException {
    if (!(spec instanceof IdentityParameters parameters)) {
      throw new InvalidAlgorithmParameterException("expected IdentityParameters, found " + spec);
    }
    identity = parameters.identity();
  }

  @Override
  protected KeyManager[] engineGetKeyManagers() {
    ServerIdentity known = identity;
    if (known == null) {
      throw new IllegalStateException("this factory is not initialised");
    }
    return new KeyManager[] {known.keyManager()};
  }
}
