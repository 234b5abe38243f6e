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
import org.jspecify.annotations.Nullable;
import org.postern.internal.keys.BuilderKeys;
import org.postern.internal.keys.FixedKeys;
import org.postern.internal.keys.KeySource;
import org.postern.internal.keys.PkixKeyManager;

/** Keys from a key store, or from builders that may return other key stores as time goes on. */
final class PkixKeyManagerFactorySpi extends KeyManagerFactorySpi {

  private PkixKeyManager.@Nullable Keys keys;

  @Override
  protected void engineInit(@Nullable KeyStore store, char @Nullable [] password)
      throws KeyStoreException, NoSuchAlgorithmException, UnrecoverableKeyException {
    if (store == null) {
      keys = new FixedKeys(List.of());
      return;
    }
    try {
      keys = new FixedKeys(KeySource.read(store, password));
    } catch (KeyStoreException | NoSuchAlgorithmException | UnrecoverableKeyException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new KeyStoreException("the key store cannot be read", e);
    }
  }

  @Override
  protected void engineInit(ManagerFactoryParameters spec)
      throws InvalidAlgorithmParameterException {
    if (!(spec instanceof KeyStoreBuilderParameters builders)) {
      throw new InvalidAlgorithmParameterException(
          "expected KeyStoreBuilderParameters, found " + spec);
    }
    keys = new BuilderKeys(builders.getParameters());
  }

  @Override
  protected KeyManager[] engineGetKeyManagers() {
    PkixKeyManager.Keys known = keys;
    if (known == null) {
      throw new IllegalStateException("this factory is not initialised");
    }
    return new KeyManager[] {new PkixKeyManager(known, InstantSource.system())};
  }
}
