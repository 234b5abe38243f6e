// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jca;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.UnrecoverableKeyException;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.KeyStoreBuilderParameters;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.postern.internal.keys.BuilderKeys;
import org.postern.internal.keys.FixedKeys;
import org.postern.internal.keys.KeySource;
import org.postern.internal.keys.PkixKeyManager;
import org.postern.keys.IdentityParameters;

/**
 * Keys from a key store, from builders that may return other key stores as time goes on, or of a
 * server identity.
 */
final class PkixKeyManagerFactorySpi extends KeyManagerFactorySpi {

  private @Nullable X509ExtendedKeyManager manager;

  @Override
  protected void engineInit(@Nullable KeyStore store, char @Nullable [] password)
      throws KeyStoreException, NoSuchAlgorithmException, UnrecoverableKeyException {
    if (store == null) {
      manager = of(new FixedKeys(List.of()));
      return;
    }
    try {
      manager = of(new FixedKeys(KeySource.read(store, password)));
    } catch (KeyStoreException | NoSuchAlgorithmException | UnrecoverableKeyException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new KeyStoreException("the key store cannot be read", e);
    }
  }

  @Override
  protected void engineInit(ManagerFactoryParameters spec)
      throws InvalidAlgorithmParameterException {
    if (spec instanceof IdentityParameters parameters) {
      manager = parameters.identity().keyManager();
    } else if (spec instanceof KeyStoreBuilderParameters builders) {
      manager = of(new BuilderKeys(builders.getParameters()));
    } else {
      throw new InvalidAlgorithmParameterException(
          "expected KeyStoreBuilderParameters or IdentityParameters, found " + spec);
    }
  }

  private static X509ExtendedKeyManager of(PkixKeyManager.Keys keys) {
    return new PkixKeyManager(keys, InstantSource.system());
  }

  @Override
  protected KeyManager[] engineGetKeyManagers() {
    X509ExtendedKeyManager known = manager;
    if (known == null) {
      throw new IllegalStateException("this factory is not initialised");
    }
    return new KeyManager[] {known};
  }
}
