// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.postern.internal.crypto.Credentials;
import org.postern.internal.crypto.KeyKind;
import org.postern.internal.crypto.NamedKeys;
import org.postern.internal.policy.SignatureScheme;

/**
 * Chooses this side's key: asks the key manager for kinds of keys, in the order of the schemes that
 * both sides take, and makes sure that what it gets can sign so.
 */
final class KeyChoice {
  private final Handshake handshake;
  private final X509ExtendedKeyManager keys;
  private final boolean tls13;
  private final Principal @Nullable [] issuers;

  KeyChoice(Handshake handshake, boolean tls13, Principal @Nullable [] issuers) {
    this.handshake = handshake;
    this.keys = handshake.environment().keys();
    this.tls13 = tls13;
    this.issuers = issuers;
  }

  /**
   * Chooses a server's key; null if there is none for any of the schemes. The name that the client
   * asks for goes before the order of the schemes, where the key manager can tell.
   */
  @Nullable OwnKey server(List<SignatureScheme> schemes) {
    if (!(keys instanceof NamedKeys named)) {
      return server(keys, schemes, true);
    }
    OwnKey key = server(keys, schemes, false);
    return key == null ? server(named.ofAnyName(), schemes, true) : key;
  }

  private @Nullable OwnKey server(
      X509ExtendedKeyManager manager, List<SignatureScheme> schemes, boolean anyOfAKind) {
    Map<String, String> chosen = new HashMap<>();
    for (SignatureScheme scheme : schemes) {
      for (String type : KeyTypes.of(scheme)) {
        String alias =
            chosen.computeIfAbsent(
                type, t -> orEmpty(handshake.owner().chooseServerAlias(manager, t, issuers)));
        OwnKey key = alias.isEmpty() ? null : key(alias, scheme);
        if (key == null && !alias.isEmpty() && anyOfAKind) {
          key = firstOf(keys.getServerAliases(type, issuers), scheme);
        }
        if (key != null) {
          return key;
        }
      }
    }
    return null;
  }

  /** Chooses a client's key; null if there is none for any of the schemes. */
  @Nullable OwnKey client(List<SignatureScheme> schemes) {
    Set<String> types = new LinkedHashSet<>();
    schemes.forEach(scheme -> types.addAll(KeyTypes.of(scheme)));
    String alias = handshake.owner().chooseClientAlias(keys, types.toArray(String[]::new), issuers);
    if (alias == null) {
      return null;
    }
    OwnKey key = firstWith(alias, schemes);
    for (String type : types) {
      if (key == null) {
        key = firstOf(keys.getClientAliases(type, issuers), schemes);
      }
    }
    return key;
  }

  private @Nullable OwnKey firstWith(String alias, List<SignatureScheme> schemes) {
    for (SignatureScheme scheme : schemes) {
      OwnKey key = key(alias, scheme);
      if (key != null) {
        return key;
      }
    }
    return null;
  }

  private @Nullable OwnKey firstOf(String @Nullable [] aliases, List<SignatureScheme> schemes) {
    for (SignatureScheme scheme : schemes) {
      OwnKey key = firstOf(aliases, scheme);
      if (key != null) {
        return key;
      }
    }
    return null;
  }

  private @Nullable OwnKey firstOf(String @Nullable [] aliases, SignatureScheme scheme) {
    if (aliases != null) {
      for (String alias : aliases) {
        OwnKey key = key(alias, scheme);
        if (key != null) {
          return key;
        }
      }
    }
    return null;
  }

  private @Nullable OwnKey key(String alias, SignatureScheme scheme) {
    X509Certificate[] chain = keys.getCertificateChain(alias);
    if (chain == null || chain.length == 0) {
      return null;
    }
    KeyKind kind = Credentials.kind(chain[0].getPublicKey());
    if (kind == null || !kind.canSign(scheme.code(), tls13)) {
      return null;
    }
    PrivateKey key = keys.getPrivateKey(alias);
    return key == null ? null : new OwnKey(alias, key, List.of(chain), scheme);
  }

  private static String orEmpty(@Nullable String alias) {
    return alias == null ? "" : alias;
  }
}
