// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.postern.internal.crypto.Primitives;
import org.postern.internal.policy.Protocol;
import org.postern.internal.session.SessionContext;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;

/** A client and a server that know each other again, and a clock that is set by hand. */
final class ResumptionLab implements InstantSource {
  final Lab lab = new Lab();
  final SecureRandom random = new SecureRandom();
  TestSettings client = TestSettings.client();
  TestSettings server = TestSettings.server();
  Environment clientSide;
  Environment serverSide;
  @Nullable Path ticketKeys;
  private Instant now = Instant.now();

  ResumptionLab(Protocol protocol) {
    client.host = Lab.HOST;
    client.protocols = List.of(protocol);
  }

  void init() throws Exception {
    clientSide = side(lab.client(LabKeyType.P256));
    renewServer();
  }

  /** Makes a connection and tells whether both say that it is resumed. */
  boolean resumes() throws Exception {
    Link link = connect();
    assertThat(link.clientSession().resumed()).isEqualTo(link.serverSession().resumed());
    return link.clientSession().resumed();
  }

  /** Makes the server anew, with sessions of its own. */
  void renewServer() throws Exception {
    serverSide = side(lab.leaf(LabKeyType.P256));
  }

  /** Makes one side anew, with sessions of its own. */
  Environment side(LabCertificate... leaves) throws Exception {
    return new Environment(
        Primitives.chosen(),
        random,
        (X509ExtendedKeyManager) lab.keyManagers(leaves)[0],
        (X509ExtendedTrustManager) lab.trustManagers()[0],
        SessionContext.client(random, this),
        SessionContext.server(random, this, ticketKeys),
        this);
  }

  @Override
  public Instant instant() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Link link() {
    return new Link(client.build(), clientSide, server.build(), serverSide);
  }

  Link connect() throws Exception {
    Link link = link().handshake();
    exchange(link);
    return link;
  }

  void exchange(Link link) throws Exception {
    byte[] hello = "220 mx.example.test\r\n".getBytes(StandardCharsets.US_ASCII);
    assertThat(link.send(link.server, hello)).isEqualTo(hello);
    assertThat(link.send(link.client, hello)).isEqualTo(hello);
  }
}
