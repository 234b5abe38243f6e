// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.stack;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.postern.internal.ocsp.StaplingKeys;

/** One key of one provider's own kind, so that no other provider signs with it. */
final class FixedKeys extends X509ExtendedKeyManager implements StaplingKeys {
  private static final String ALIAS = "server";

  private final PrivateKey key;
  private final String algorithm;
  private final X509Certificate[] chain;
  private final List<byte[]> staples;

  private FixedKeys(
      Identity identity, PrivateKey key, X509Certificate[] chain, List<byte[]> staples) {
    this.key = key;
    this.algorithm = identity.algorithm();
    this.chain = chain;
    this.staples = staples;
  }

  /** Returns the key and its chain as this provider's factories make them. */
  static FixedKeys of(Identity identity, Provider provider) throws GeneralSecurityException {
    String algorithm = identity.algorithm().startsWith("Ed") ? "Ed25519" : identity.algorithm();
    KeyFactory factory = KeyFactory.getInstance(algorithm, provider);
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(identity.key().getEncoded());
    CertificateFactory parser = CertificateFactory.getInstance("X.509", provider);
    X509Certificate[] chain = new X509Certificate[identity.chain().size()];
    for (int i = 0; i < chain.length; i++) {
      byte[] der = identity.chain().get(i).getEncoded();
      chain[i] = (X509Certificate) parser.generateCertificate(new ByteArrayInputStream(der));
    }
    return new FixedKeys(identity, factory.generatePrivate(spec), chain, List.of());
  }

  /** Returns the JDK's key with an OCSP response, for Postern. */
  static FixedKeys stapling(Identity identity) throws GeneralSecurityException {
    X509Certificate[] chain = identity.chain().toArray(X509Certificate[]::new);
    return new FixedKeys(identity, identity.key(), chain, List.of(identity.staple()));
  }

  @Override
  public List<byte[]> staples(String alias) {
    return staples;
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return fits(keyType) ? new String[] {ALIAS} : null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return fits(keyTypes) ? ALIAS : null;
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return fits(keyTypes) ? ALIAS : null;
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return fits(keyType) ? new String[] {ALIAS} : null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return fits(keyType) ? ALIAS : null;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return fits(keyType) ? ALIAS : null;
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return chain.clone();
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return key;
  }

  /** Providers name types in their own ways: EC, EC/secp256r1, Ed25519, EdDSA. */
  private boolean fits(String... keyTypes) {
    String mine = algorithm.substring(0, 2).toUpperCase(Locale.ROOT);
    for (String type : keyTypes) {
      if (type.toUpperCase(Locale.ROOT).startsWith(mine)) {
        return true;
      }
    }
    return false;
  }
}
