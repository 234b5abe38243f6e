// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The SSLContext "Default", which comes initialised: its key store is what the system properties
 * {@code javax.net.ssl.keyStore*} name, its trust store what {@code javax.net.ssl.trustStore*}
 * name.
 */
public final class DefaultContextSpi extends ContextSpi {

  /**
   * Reads the stores.
   *
   * @throws KeyManagementException if a store that the properties name cannot be read
   */
  public DefaultContextSpi(ContextSettings settings) throws KeyManagementException {
    super(settings);
    super.engineInit(DefaultKeys.fromProperties(), null, null);
  }

  @Override
  protected void engineInit(
      KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random)
      throws KeyManagementException {
    throw new KeyManagementException("the default SSLContext is initialised already");
  }
}
