// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.postern.internal.crypto.NamedKeys;
import org.postern.internal.crypto.RawKeys;
import org.postern.ocsp.Stapled;

/**
 * A key manager that has the responses for the chains of another one, and is of the kinds that the
 * other one is of. The names of keys say nothing, as there are key managers that make a new one for
 * each handshake: a chain is known by its first certificate.
 */
public class StaplingKeyManager extends X509ExtendedKeyManager implements StaplingKeys, RawKeys {
  private static final String[] KEY_TYPES = {"RSA", "RSASSA-PSS", "EC", "EdDSA"};
  private static final int MOST = 1000;

  private final X509ExtendedKeyManager keys;
  private final KnownChains chains;
  private final boolean refuseWithoutStaple;

  private StaplingKeyManager(
      X509ExtendedKeyManager keys, KnownChains chains, boolean refuseWithoutStaple) {
    this.keys = keys;
    this.chains = chains;
    this.refuseWithoutStaple = refuseWithoutStaple;
  }

  /**
   * Makes one. The chains that the other one has now are looked at here.
   *
   * @param store what has responses
   * @param executor where a chain is looked at that first turns up in a handshake
   */
  public static StaplingKeyManager of(
      X509ExtendedKeyManager keys,
      Function<List<X509Certificate>, Stapled> store,
      Executor executor,
      boolean refuseWithoutStaple) {
    KnownChains chains = new KnownChains(store, executor, MOST, System::nanoTime);
    for (String type : KEY_TYPES) {
      String[] aliases = keys.getServerAliases(type, null);
      for (String alias : aliases == null ? new String[0] : aliases) {
        X509Certificate[] chain = keys.getCertificateChain(alias);
        if (chain != null && chain.length > 0) {
          chains.add(chain);
        }
      }
    }
    return keys instanceof NamedKeys named
        ? new Named(keys, named, chains, refuseWithoutStaple)
        : new StaplingKeyManager(keys, chains, refuseWithoutStaple);
  }

  /** What prefers the name that the client asks for still does, and still can do without. */
  private static final class Named extends StaplingKeyManager implements NamedKeys {
    private final X509ExtendedKeyManager ofAnyName;

    Named(
        X509ExtendedKeyManager keys,
        NamedKeys named,
        KnownChains chains,
        boolean refuseWithoutStaple) {
      super(keys, chains, refuseWithoutStaple);
      ofAnyName = new StaplingKeyManager(named.ofAnyName(), chains, refuseWithoutStaple);
    }

    @Override
    public X509ExtendedKeyManager ofAnyName() {
      return ofAnyName;
    }
  }

  @Override
  public boolean sendsRawKey(String alias) {
    return keys instanceof RawKeys raw && raw.sendsRawKey(alias);
  }

  @Override
  public List<byte[]> staples(String alias) {
    X509Certificate[] chain = keys.getCertificateChain(alias);
    Stapled stapled = chain == null || chain.length == 0 ? null : chains.find(chain);
    return stapled == null ? List.of() : stapled.responses();
  }

  private @Nullable String unlessRefused(@Nullable String alias) {
    if (alias == null || !refuseWithoutStaple) {
      return alias;
    }
    X509Certificate[] chain = keys.getCertificateChain(alias);
    if (chain == null || chain.length == 0) {
      return alias;
    }
    Stapled stapled = chains.find(chain);
    boolean servable = stapled == null ? !TlsFeature.demandsStaple(chain[0]) : stapled.isServable();
    return servable ? alias : null;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return unlessRefused(keys.chooseEngineServerAlias(keyType, issuers, engine));
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return unlessRefused(keys.chooseServerAlias(keyType, issuers, socket));
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return keys.chooseEngineClientAlias(keyTypes, issuers, engine);
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return keys.chooseClientAlias(keyTypes, issuers, socket);
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return keys.getClientAliases(keyType, issuers);
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return keys.getServerAliases(keyType, issuers);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return keys.getCertificateChain(alias);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return keys.getPrivateKey(alias);
  }
}
