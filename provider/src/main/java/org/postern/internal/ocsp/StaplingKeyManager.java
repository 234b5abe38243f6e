// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.postern.ocsp.Stapled;

/**
 * A key manager that has the responses for the chains of another one. The names of keys say
 * nothing, as there are key managers that make a new one for each handshake: a chain is known by
 * its first certificate.
 */
public final class StaplingKeyManager extends X509ExtendedKeyManager implements StaplingKeys {
  private static final String[] KEY_TYPES = {"RSA", "RSASSA-PSS", "EC", "EdDSA"};
  private static final int MOST = 64;

  /** A chain by the object that the key manager gave last; null while it is looked at first. */
  private record Known(X509Certificate first, @Nullable Stapled stapled) {}

  private final X509ExtendedKeyManager keys;
  private final Function<List<X509Certificate>, Stapled> store;
  private final Executor executor;
  private final boolean refuseWithoutStaple;
  private volatile List<Known> known = List.of();

  /**
   * @param store what has responses
   * @param executor where a chain is looked at that first turns up in a handshake
   */
  public StaplingKeyManager(
      X509ExtendedKeyManager keys,
      Function<List<X509Certificate>, Stapled> store,
      Executor executor,
      boolean refuseWithoutStaple) {
    this.keys = keys;
    this.store = store;
    this.executor = executor;
    this.refuseWithoutStaple = refuseWithoutStaple;
    for (String type : KEY_TYPES) {
      String[] aliases = keys.getServerAliases(type, null);
      for (String alias : aliases == null ? new String[0] : aliases) {
        X509Certificate[] chain = keys.getCertificateChain(alias);
        if (chain != null && chain.length > 0 && find(chain[0]) == null) {
          remember(new Known(chain[0], store.apply(List.of(chain))));
        }
      }
    }
  }

  @Override
  public List<byte[]> staples(String alias) {
    X509Certificate[] chain = keys.getCertificateChain(alias);
    Stapled stapled = chain == null || chain.length == 0 ? null : stapled(chain);
    return stapled == null ? List.of() : stapled.responses();
  }

  /** Returns what there is for a chain; null if it was not seen before: it is looked at then. */
  private @Nullable Stapled stapled(X509Certificate[] chain) {
    Known found = find(chain[0]);
    if (found != null) {
      return found.stapled;
    }
    remember(new Known(chain[0], null));
    List<X509Certificate> copy = List.of(chain);
    executor.execute(() -> remember(new Known(copy.get(0), store.apply(copy))));
    return null;
  }

  private @Nullable Known find(X509Certificate first) {
    List<Known> all = known;
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).first == first) {
        return all.get(i);
      }
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).first.equals(first)) {
        return all.get(i);
      }
    }
    return null;
  }

  private synchronized void remember(Known added) {
    List<Known> next = new ArrayList<>(known);
    next.removeIf(entry -> entry.first.equals(added.first));
    if (next.size() >= MOST) {
      next.remove(0);
    }
    next.add(added);
    known = List.copyOf(next);
  }

  private @Nullable String unlessRefused(@Nullable String alias) {
    if (alias == null || !refuseWithoutStaple) {
      return alias;
    }
    X509Certificate[] chain = keys.getCertificateChain(alias);
    if (chain == null || chain.length == 0) {
      return alias;
    }
    Stapled stapled = stapled(chain);
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
