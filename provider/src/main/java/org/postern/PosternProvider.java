// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern;

import java.security.Provider;
import org.postern.internal.jca.PosternServices;

/**
 * The JSSE provider {@code Postern}: TLS 1.2 and 1.3 for any program.
 *
 * <p>It can be handed to JSSE without being registered, as in {@code SSLContext.getInstance("TLS",
 * new PosternProvider())}, or be registered, by {@code security.provider.1=Postern} in the security
 * properties or by {@link java.security.Security#insertProviderAt}. Its services are
 *
 * <ul>
 *   <li>{@code SSLContext}: TLS, TLSv1.3, TLSv1.2, Default;
 *   <li>{@code TrustManagerFactory}: PKIX, and DANE, which {@link
 *       org.postern.dane.DaneTrustParameters} initialises;
 *   <li>{@code KeyManagerFactory}: PKIX;
 *   <li>{@code Signature}, {@code KeyPairGenerator}, {@code KeyFactory}: Ed25519, Ed448, EdDSA,
 *       with keys of the JDK's types.
 * </ul>
 *
 * <p>What its contexts do is what the system properties and the environment say, by the keys of
 * {@link PosternKey} that begin with {@code tls.}; they are read when the first context is made.
 * Thread-safe.
 */
public final class PosternProvider extends Provider {

  private static final long serialVersionUID = 1L;

  /** The name of the provider. */
  public static final String NAME = "Postern";

  /** Makes the provider. Nothing is read, and nothing registered. */
  public PosternProvider() {
    super(NAME, "1.0", "Postern: TLS 1.2 and 1.3 (JSSE), trust by PKIX and DANE, EdDSA");
    ContextDefaults defaults = new ContextDefaults();
    PosternServices.of(this, defaults).forEach(this::putService);
  }
}
