// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import org.postern.lab.pki.LabKeyType;

/** A client's and a server's context, and engines of them that can negotiate one thing only. */
final class Endpoints {
  private static final int SMTP = 25;

  private final Lane lane;
  private final Version version;
  private final LabKeyType keys;
  private final String suite;
  private final SSLContext client;
  private final SSLContext server;

  Endpoints(Lane lane, Version version, LabKeyType keys, Identity identity, Trust trust)
      throws GeneralSecurityException, IOException {
    this.lane = lane;
    this.version = version;
    this.keys = keys;
    this.suite = version.suite(keys);
    client = lane.stack.context(lane.group);
    client.init(
        null,
        trust == Trust.ANY ? new TrustManager[] {new Trust.TrustAny()} : identity.trustManagers(),
        null);
    server = lane.stack.context(lane.group);
    server.init(identity.keyManagers(), null, null);
  }

  SSLEngine client() {
    SSLEngine engine = client.createSSLEngine(Identity.HOST, SMTP);
    engine.setUseClientMode(true);
    SSLParameters parameters = parameters(engine);
    parameters.setServerNames(List.of(new SNIHostName(Identity.HOST)));
    engine.setSSLParameters(parameters);
    return engine;
  }

  SSLEngine server() {
    SSLEngine engine = server.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setSSLParameters(parameters(engine));
    return engine;
  }

  /**
   * Checks what was negotiated.
   *
   * @throws IllegalStateException if it is not what the lane measures
   */
  void check(Hello hello, boolean resumed, SSLSession session) throws SSLException {
    int group = resumed && version == Version.TLS_1_2 ? 0 : lane.group.code;
    String key = session.getPeerCertificates()[0].getPublicKey().getAlgorithm();
    if (hello.version() != version.code
        || hello.group() != group
        || hello.resumed() != resumed
        || !session.getProtocol().equals(version.jsseName)
        || !session.getCipherSuite().equals(suite)
        || !key.substring(0, 2)
            .equalsIgnoreCase(keys == LabKeyType.P256 ? "EC" : keys.name().substring(0, 2))) {
      throw new IllegalStateException(
          lane + " with " + keys + " negotiated " + hello + ", " + session + ", key " + key);
    }
  }

  private SSLParameters parameters(SSLEngine engine) {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(new String[] {version.jsseName});
    parameters.setCipherSuites(new String[] {suite});
    return parameters;
  }
}
