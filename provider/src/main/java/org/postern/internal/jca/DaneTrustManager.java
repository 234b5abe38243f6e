// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jca;

import java.net.Socket;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.postern.dane.DaneTrustParameters;
import org.postern.dane.DaneVerdict;
import org.postern.dane.DaneVerifier;
import org.postern.internal.handshake.RawKeyTrust;

/**
 * Trusts servers by TLSA records alone. It is an extended trust manager, so that JSSE adds no check
 * of names of its own: names are the records' affair (RFC 7671 sections 5.1 and 10.2).
 */
final class DaneTrustManager extends X509ExtendedTrustManager implements RawKeyTrust {

  private final DaneTrustParameters parameters;
  private final InstantSource clock;

  DaneTrustManager(DaneTrustParameters parameters, InstantSource clock) {
    this.parameters = parameters;
    this.clock = clock;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    if (chain == null || chain.length == 0 || authType == null || authType.isEmpty()) {
      throw new IllegalArgumentException("expected a chain of certificates and a kind of key");
    }
    List<byte[]> der = new ArrayList<>();
    for (X509Certificate certificate : chain) {
      der.add(certificate.getEncoded());
    }
    demand(
        DaneVerifier.of().verify(der, parameters.records(), parameters.names(), clock.instant()));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  @Override
  public void checkServerTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  /** RFC 7671 section 5.1: a raw key only if every usable record is {@code 3 1 x}. */
  @Override
  public boolean wantsRawKey() {
    return parameters.records().onlyDaneEeSpki();
  }

  @Override
  public void checkServerKey(PublicKey key) throws CertificateException {
    demand(DaneVerifier.of().verifyRawKey(key.getEncoded(), parameters.records()));
  }

  private static void demand(DaneVerdict verdict) throws CertificateException {
    if (!(verdict instanceof DaneVerdict.Verified)) {
      throw new CertificateException(verdict.describe());
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("TLSA records authenticate servers; this trusts no client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
