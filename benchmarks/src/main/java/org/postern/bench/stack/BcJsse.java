// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.stack;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.Provider;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.jsse.BCSSLEngine;
import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.BCSSLSocket;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;

/** Bouncy Castle's provider with the quickest mix of primitives, and keys that it parsed. */
final class BcJsse extends JsseEndpoints {
  private static final Provider PRIMITIVES = new BcWithJdk();
  private static final Provider JSSE =
      new BouncyCastleJsseProvider(false, new JcaTlsCryptoProvider().setProvider(PRIMITIVES));

  private BcJsse(Offer offer, SSLContext client, SSLContext server) {
    super(offer, client, server);
  }

  static Endpoints endpoints(Offer offer) throws GeneralSecurityException, IOException {
    // Its own table of algorithms knows neither Ed25519 nor Ed448 by the JDK's names.
    return new BcJsse(
        offer,
        context(offer, offer.client().isPresent() ? keys(offer.client().get()) : none()),
        context(offer, keys(offer.server())));
  }

  private static SSLContext context(Offer offer, KeyManager[] keys)
      throws GeneralSecurityException, IOException, KeyManagementException {
    SSLContext context = SSLContext.getInstance("TLS", JSSE);
    context.init(keys, offer.trust().managers(offer.server().root()), null);
    return context;
  }

  private static KeyManager[] keys(Identity identity) throws GeneralSecurityException {
    return new KeyManager[] {FixedKeys.of(identity, PRIMITIVES)};
  }

  private static KeyManager[] none() {
    return new KeyManager[0];
  }

  @Override
  void adapt(SSLEngine engine) {
    BCSSLEngine own = (BCSSLEngine) engine;
    own.setParameters(grouped(own.getParameters()));
  }

  @Override
  void adapt(SSLSocket socket) {
    BCSSLSocket own = (BCSSLSocket) socket;
    own.setParameters(grouped(own.getParameters()));
  }

  private BCSSLParameters grouped(BCSSLParameters parameters) {
    // Its list is also that of the certificates' curves, in TLS 1.3 too.
    parameters.setNamedGroups(
        Settings.withCurves(List.of(Settings.groups(offer))).toArray(String[]::new));
    parameters.setEarlyKeyShares(Settings.groups(offer));
    return parameters;
  }
}
