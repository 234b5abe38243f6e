// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.stack;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;

/**
 * The JDK's own. Its groups are a setting of the JVM, {@link Settings}; its server fetches the OCSP
 * responses that it staples.
 */
final class SunJsse extends JsseEndpoints {
  private final AutoCloseable responder;

  private SunJsse(Offer offer, SSLContext client, SSLContext server, AutoCloseable responder) {
    super(offer, client, server);
    this.responder = responder;
  }

  static Endpoints endpoints(Offer offer) throws GeneralSecurityException, IOException {
    AutoCloseable responder = () -> {};
    if (offer.stapling()) {
      OcspResponder made = OcspResponder.start(offer.server().issuer().orElseThrow());
      System.setProperty("jdk.tls.stapling.responderURI", made.url());
      System.setProperty("jdk.tls.stapling.responderOverride", "true");
      responder = made;
    }
    SSLContext client = SSLContext.getInstance("TLS", "SunJSSE");
    client.init(
        offer.client().isPresent() ? offer.client().get().keyManagers() : new KeyManager[0],
        offer.trust().managers(offer.server().root()),
        null);
    SSLContext server = SSLContext.getInstance("TLS", "SunJSSE");
    server.init(offer.server().keyManagers(), offer.trust().managers(offer.server().root()), null);
    return new SunJsse(offer, client, server, responder);
  }

  @Override
  public void close() {
    try {
      responder.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
