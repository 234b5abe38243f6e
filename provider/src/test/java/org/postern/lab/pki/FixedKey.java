// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.pki;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.jcajce.provider.asymmetric.x509.CertificateFactory;
import org.jspecify.annotations.Nullable;
import org.postern.internal.crypto.RawKeys;
import org.postern.internal.ocsp.StaplingKeys;

/** A key manager with one key, which may show it raw and staple. */
public final class FixedKey extends X509ExtendedKeyManager implements RawKeys, StaplingKeys {
  private static final String ALIAS = "fixed";
  private final LabCertificate leaf;
  private boolean raw;
  private List<byte[]> staples = List.of();

  /** Makes the manager. */
  public FixedKey(LabCertificate leaf) {
    this.leaf = leaf;
  }

  /** Shows the raw public key to whoever takes one. */
  public FixedKey withRawKey() {
    raw = true;
    return this;
  }

  /** Staples these from now on. */
  public FixedKey withStaples(List<byte[]> responses) {
    staples = responses;
    return this;
  }

  @Override
  public boolean sendsRawKey(String alias) {
    return raw;
  }

  @Override
  public List<byte[]> staples(String alias) {
    return staples;
  }

  private @Nullable String alias(String... keyTypes) {
    return List.of(keyTypes).contains(leaf.keyPair().getPublic().getAlgorithm()) ? ALIAS : null;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return alias(keyType);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return alias(keyType);
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return alias(keyTypes);
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return alias(keyTypes);
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
    return leaf.chainWithoutRoot().stream().map(FixedKey::parse).toArray(X509Certificate[]::new);
  }

  private static X509Certificate parse(LabCertificate certificate) {
    try {
      return (X509Certificate)
          new CertificateFactory()
              .engineGenerateCertificate(new ByteArrayInputStream(certificate.der()));
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return leaf.keyPair().getPrivate();
  }
}
