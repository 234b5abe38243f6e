// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.pki;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** The JDK's TLS with lab certificates. */
public final class LabTls {
  private LabTls() {}

  /** Sends exactly these certificates in this order; the first one's key signs. */
  public static KeyManager[] keyManagers(List<LabCertificate> chain)
      throws GeneralSecurityException {
    X509Certificate[] certificates = new X509Certificate[chain.size()];
    for (int i = 0; i < certificates.length; i++) {
      certificates[i] = chain.get(i).x509();
    }
    return new KeyManager[] {new FixedChain(certificates, chain.get(0).keyPair().getPrivate())};
  }

  public static SSLContext server(List<LabCertificate> chain) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
    context.init(keyManagers(chain), null, null);
    return context;
  }

  /** A server that sends the chain without its root. */
  public static SSLContext server(LabCertificate leaf) throws GeneralSecurityException {
    return server(leaf.chainWithoutRoot());
  }

  /** A client that trusts only these. */
  public static SSLContext client(LabCertificate... roots) throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < roots.length; i++) {
        store.setCertificateEntry("root" + i, roots[i].x509());
      }
      var trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (java.io.IOException e) {
      throw new GeneralSecurityException(e);
    }
  }

  /** Ignores what the peer would like, and the order and sense of the chain. */
  private static final class FixedChain extends X509ExtendedKeyManager {
    private static final String ALIAS = "lab";
    private final X509Certificate[] chain;
    private final PrivateKey key;

    FixedChain(X509Certificate[] chain, PrivateKey key) {
      this.chain = chain;
      this.key = key;
    }

    private @Nullable String alias(String keyType) {
      String own = chain[0].getPublicKey().getAlgorithm();
      boolean same = keyType.equals(own) || (keyType.startsWith("EC") && own.equals("EC"));
      return same ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseServerAlias(
        String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return alias(keyType);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
        String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
      return alias(keyType);
    }

    @Override
    public @Nullable String chooseClientAlias(
        String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return java.util.Arrays.stream(keyTypes).anyMatch(t -> alias(t) != null) ? ALIAS : null;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
      return new String[] {ALIAS};
    }

    @Override
    public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
      return new String[] {ALIAS};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return chain.clone();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return key;
    }
  }
}
