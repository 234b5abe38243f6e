// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;
import org.postern.lab.pki.LabTls;
import org.postern.policy.Profile;
import org.postern.smtp.PeerVerdict;
import org.postern.smtp.PeerVerdict.Got;

/** Engines under requirements. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ParameterizedClass
@EnumSource(WhichTls.class)
class BoundEngineTest {

  private static final LabCertificate LEAF = new LabPki().selfSigned("wrong.example");
  private static final LabCertificate OTHER = new LabPki().selfSigned("mx.example.test");
  private static final int MOST_ROUNDS = 200;

  private final RequirementTls tls;
  private final SSLContext servers;

  BoundEngineTest(WhichTls which) throws Exception {
    tls = which.at(Clock.systemUTC());
    servers =
        tls.server(Profile.INTERMEDIATE, LabTls.keyManagers(List.of(LEAF)), new TrustManager[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void theVerdict_isOnTheSession_alsoOnAResumedOne(String protocol) throws Exception {
    PeerVerdict first = connect(TlsLab.dane(LEAF.tlsa(3, 1, 1)), protocol);
    PeerVerdict second = connect(TlsLab.dane(LEAF.tlsa(3, 1, 1)), protocol);
    assertThat(first.got()).isEqualTo(Got.DANE);
    assertThat(first.tls().protocol()).isEqualTo(protocol);
    assertThat(first.tls().resumed()).isFalse();
    assertThat(second.got()).isEqualTo(Got.DANE);
    assertThat(second.tls().resumed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aWrongKey_failsTheHandshake(String protocol) {
    assertThatThrownBy(() -> connect(TlsLab.dane(OTHER.tlsa(3, 1, 1)), protocol))
        .isInstanceOf(SSLException.class)
        .hasMessageStartingWith("DANE: ");
  }

  @Test
  void whatTheCallerSets_givesWay() {
    SSLEngine engine = tls.client(TlsLab.dane(LEAF.tlsa(3, 1, 1))).createSSLEngine("other", 1);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName("caller.example")));
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {"TLSv1.1", "TLSv1.3"});
    engine.setSSLParameters(parameters);
    assertThat(engine.getSSLParameters().getServerNames())
        .singleElement()
        .isEqualTo(new SNIHostName(TlsLab.HOST));
    assertThat(engine.getSSLParameters().getEndpointIdentificationAlgorithm()).isEmpty();
    assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.3");
    assertThatThrownBy(() -> engine.setUseClientMode(false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theContexts_cannotBeInitialisedAgain() {
    SSLContext client = tls.client(TlsLab.dane(LEAF.tlsa(3, 1, 1)));
    assertThatThrownBy(() -> client.init(null, null, null))
        .isInstanceOf(java.security.KeyManagementException.class);
    assertThatThrownBy(() -> servers.init(null, null, null))
        .isInstanceOf(java.security.KeyManagementException.class);
    assertThatThrownBy(client::getServerSocketFactory)
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void servers_speakTls12And13() throws Exception {
    assertThat(servers.createSSLEngine().getEnabledProtocols())
        .containsExactlyInAnyOrder("TLSv1.2", "TLSv1.3");
    assertThat(servers.createSSLEngine().getUseClientMode()).isFalse();
    assertThat(servers.getDefaultSSLParameters().getProtocols())
        .containsExactlyInAnyOrder("TLSv1.2", "TLSv1.3");
  }

  private PeerVerdict connect(org.postern.smtp.TlsRequirement requirement, String protocol)
      throws SSLException {
    SSLEngine client = tls.client(requirement).createSSLEngine("ignored.example", 4711);
    SSLEngine server = servers.createSSLEngine();
    server.setEnabledProtocols(new String[] {protocol});
    ByteBuffer toServer = ByteBuffer.allocate(1 << 17);
    ByteBuffer toClient = ByteBuffer.allocate(1 << 17);
    boolean done = false;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      step(client, toServer, toClient);
      step(server, toClient, toServer);
      boolean quiet = toServer.position() == 0 && toClient.position() == 0;
      if (done && quiet) {
        return PeerVerdict.of(client.getSession()).orElseThrow();
      }
      done = isIdle(client) && isIdle(server);
    }
    throw new SSLException("the handshake does not end");
  }

  private static boolean isIdle(SSLEngine engine) {
    return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
        && !engine.getSession().getProtocol().equals("NONE");
  }

  private static void step(SSLEngine engine, ByteBuffer out, ByteBuffer in) throws SSLException {
    in.flip();
    engine.unwrap(in, ByteBuffer.allocate(1 << 15));
    in.compact();
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
    HandshakeStatus status = engine.getHandshakeStatus();
    if (status != HandshakeStatus.NEED_UNWRAP && status != HandshakeStatus.NEED_TASK) {
      engine.wrap(ByteBuffer.allocate(0), out);
    }
  }
}
