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
 *   <li>{@code KeyManagerFactory}: PKIX; and ServerIdentity, which shows what {@link
 *       PosternKey#IDENTITY_CHAIN} names, so that a server's own configuration can point at it (a
 *       key store given to it plays no part). {@link org.postern.keys.IdentityParameters}
 *       initialises either with an identity of the program's;
 *   <li>{@code KeyStore}: PEM, read from a stream that holds private keys and their chains, or
 *       certificates to trust; read only, and never read again when a file changes, as {@link
 *       org.postern.keys.ServerIdentity} does;
 *   <li>{@code Signature}, {@code KeyPairGenerator}, {@code KeyFactory}: Ed25519, Ed448, EdDSA,
 *       with keys of the JDK's types.
 * </ul>
 *
 * <p>What its contexts do is what the system properties and the environment say, by the keys of
 * {@link PosternKey} that begin with {@code tls.}; they are read when the first context is made.
 * What {@code ServerIdentity} shows is configured alike; all such factories of one provider show
 * the same identity, which is read when the first of them is initialised. Thread-safe.
 */
public final class PosternProvider extends Provider {

  private static final long serialVersionUID = 1L;

  /** The name of the provider. */
  public static final String NAME = "Postern";

  /** Makes the provider. Nothing is read, and nothing registered. */
  public PosternProvider() {
    super(NAME, "1.0", "Postern: TLS 1.2 and 1.3 (JSSE), trust by PKIX and DANE, EdDSA");
    ContextDefaults defaults = new ContextDefaults();
    PosternServices.of(this, defaults, new ConfiguredIdentity()).forEach(this::putService);
  }
}
