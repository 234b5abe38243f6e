// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;
import org.postern.ocsp.Stapled;

/** The keys that any key manager has for servers, as it has them at the moment. */
public final class ManagedKeys {

  /** What key managers are asked for, by the names that JSSE has for kinds of keys. */
  private static final List<String> TYPES =
      List.of("EdDSA", "Ed25519", "Ed448", "EC", "RSA", "RSASSA-PSS");

  private ManagedKeys() {}

  /** Returns the chains, each once. */
  public static List<List<X509Certificate>> chains(X509KeyManager keys) {
    return List.copyOf(byAlias(keys).values());
  }

  /**
   * Returns the keys with their chains.
   *
   * @param prefix what their names get in front, so that they meet no others
   * @param stapler has the OCSP responses of chains, null for those that it has none of
   */
  public static List<OwnedKey> read(
      X509KeyManager keys,
      String prefix,
      Function<List<X509Certificate>, @Nullable Stapled> stapler) {
    List<OwnedKey> read = new ArrayList<>();
    byAlias(keys)
        .forEach((alias, chain) -> {
          PrivateKey key = keys.getPrivateKey(alias);
          if (key != null) {
            X509Certificate[] certificates = chain.toArray(X509Certificate[]::new);
            read.add(new OwnedKey(prefix + alias, key, certificates, stapler.apply(chain)));
          }
        });
    return List.copyOf(read);
  }

  private static Map<String, List<X509Certificate>> byAlias(X509KeyManager keys) {
    Map<String, List<X509Certificate>> chains = new LinkedHashMap<>();
    for (String type : TYPES) {
      String[] aliases = keys.getServerAliases(type, null);
      for (String alias : aliases == null ? new String[0] : aliases) {
        X509Certificate[] chain = keys.getCertificateChain(alias);
        if (chain != null && chain.length > 0 && !chains.containsValue(List.of(chain))) {
          chains.put(alias, List.of(chain));
        }
      }
    }
    return chains;
  }
}
