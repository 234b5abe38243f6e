// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.Protocol;
import org.postern.internal.session.ClientScope;
import org.postern.internal.session.Resumable;
import org.postern.internal.session.SessionContext;
import org.postern.lab.pki.LabKeyType;

/** Sessions never cross a server name, a policy, a context, or what is asked of a client. */
class SessionScopeTest {
  private ResumptionLab lab;

  private void with(Protocol protocol) throws Exception {
    lab = new ResumptionLab(protocol);
    lab.init();
    assertThat(lab.resumes()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void anotherServerName_isAFullHandshake(Protocol protocol) throws Exception {
    with(protocol);
    lab.client.serverNames = List.of(new SNIHostName("other.example.test"));
    assertThat(lab.resumes()).isFalse();
    lab.client.serverNames = List.of();
    assertThat(lab.resumes()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void theSameTicketWithAnotherServerName_isNotTakenByTheServer(Protocol protocol)
      throws Exception {
    with(protocol);
    ClientScope from = scope();
    lab.client.serverNames = List.of(new SNIHostName("other.example.test"));
    move(from, scope(), protocol);
    assertThat(lab.resumes()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void anotherPort_isAFullHandshake(Protocol protocol) throws Exception {
    with(protocol);
    lab.client.port = 465;
    assertThat(lab.resumes()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void withoutAPeersName_nothingIsKept(Protocol protocol) throws Exception {
    with(protocol);
    lab.client.host = null;
    assertThat(lab.resumes()).isFalse();
    assertThat(lab.resumes()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void anotherPolicyOfTheClient_isAFullHandshake(Protocol protocol) throws Exception {
    with(protocol);
    lab.client.minRsaBits = 3072;
    assertThat(lab.resumes()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void anotherPolicyOfTheServer_isAFullHandshake(Protocol protocol) throws Exception {
    with(protocol);
    lab.server.minRsaBits = 3072;
    assertThat(lab.resumes()).isFalse();
    assertThat(lab.resumes()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void suiteThatTheServerHasNoMore_isAFullHandshake(Protocol protocol) throws Exception {
    with(protocol);
    CipherSuite used = CipherSuite.valueOf(lab.connect().serverSession().getCipherSuite());
    lab.server.suites = lab.server.suites.stream().filter(suite -> suite != used).toList();
    assertThat(lab.resumes()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void otherApplicationProtocols_areAFullHandshake_andTheNewOneCounts(Protocol protocol)
      throws Exception {
    with(protocol);
    lab.server.alpn = List.of("smtp", "imap");
    lab.client.alpn = List.of("smtp");
    assertThat(lab.resumes()).isFalse();
    ClientScope from = scope();
    lab.client.alpn = List.of("imap");
    move(from, scope(), protocol);
    Link link = lab.connect();
    assertThat(link.serverSession().resumed()).isFalse();
    assertThat(link.client.applicationProtocol()).isEqualTo("imap");
    assertThat(lab.resumes()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void anotherContext_doesNotKnowTheSession(Protocol protocol) throws Exception {
    with(protocol);
    lab.renewServer();
    assertThat(lab.resumes()).isFalse();
    assertThat(lab.resumes()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void sessionWithoutCertificate_isNotResumedWhereOneIsNeeded(Protocol protocol) throws Exception {
    with(protocol);
    lab.server.clientAuthentication = ClientAuthentication.NEEDED;
    Link link = lab.connect();
    assertThat(link.serverSession().resumed()).isFalse();
    assertThat(link.serverSession().getPeerCertificates()).isNotEmpty();

    Link again = lab.connect();
    assertThat(again.serverSession().resumed()).isTrue();
    assertThat(again.serverSession().getPeerCertificates())
        .isEqualTo(link.serverSession().getPeerCertificates());
    assertThat(again.clientSession().getLocalCertificates())
        .isEqualTo(link.clientSession().getLocalCertificates());
  }

  @ParameterizedTest
  @EnumSource
  void clientsCertificate_isNotCarriedWhereNoneIsAsked(Protocol protocol) throws Exception {
    lab = new ResumptionLab(protocol);
    lab.init();
    lab.server.clientAuthentication = ClientAuthentication.WANTED;
    lab.connect();
    lab.server.clientAuthentication = ClientAuthentication.NONE;
    Link link = lab.connect();
    assertThat(link.serverSession().resumed()).isFalse();
    assertThatThrownBy(() -> link.serverSession().getPeerCertificates())
        .isInstanceOf(SSLPeerUnverifiedException.class);
  }

  @ParameterizedTest
  @EnumSource
  void clientsCertificateThatExpires_endsTheSession(Protocol protocol) throws Exception {
    lab = new ResumptionLab(protocol);
    lab.init();
    lab.clientSide =
        lab.side(
            lab.lab
                .pki
                .certificate()
                .commonName("brief")
                .purposes(KeyPurposeId.id_kp_clientAuth)
                .key(LabKeyType.P256)
                .valid(Instant.now().minusSeconds(60), Instant.now().plusSeconds(3600))
                .signedBy(lab.lab.root));
    lab.server.clientAuthentication = ClientAuthentication.NEEDED;
    lab.connect();
    lab.pass(Duration.ofMinutes(30));
    assertThat(lab.resumes()).isTrue();
    lab.pass(Duration.ofMinutes(31));
    Link link = lab.link().handshake();
    assertThat(link.serverSession().resumed()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void verdictThatIsNoLongerGood_endsTheSession(Protocol protocol) throws Exception {
    lab = new ResumptionLab(protocol);
    lab.init();
    Link link = lab.link();
    link.clientOwner.learn =
        facts -> facts.withTrustedUntil(lab.instant().plus(Duration.ofMinutes(5)));
    link.handshake();
    lab.pass(Duration.ofMinutes(4));
    assertThat(lab.resumes()).isTrue();
    lab.pass(Duration.ofMinutes(2));
    assertThat(lab.resumes()).isFalse();
  }

  /** Whoever renews a ticket does not renew the verdict on the client. */
  @ParameterizedTest
  @EnumSource
  void verdictOnAClient_endsItsSession_alsoARenewedOne_G13(Protocol protocol) throws Exception {
    lab = new ResumptionLab(protocol);
    lab.init();
    lab.server.clientAuthentication = ClientAuthentication.NEEDED;
    Link link = lab.link();
    Instant until = lab.instant().plus(Duration.ofMinutes(5));
    link.serverOwner.learn = facts -> facts.withTrustedUntil(until);
    link.handshake();
    lab.pass(Duration.ofMinutes(4));
    assertThat(lab.resumes()).isTrue();
    lab.pass(Duration.ofMinutes(2));
    assertThat(lab.resumes()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aDayAfterTheFullHandshake_comesTheNext(Protocol protocol) throws Exception {
    with(protocol);
    for (int i = 0; i < 23; i++) {
      lab.pass(Duration.ofHours(1));
      assertThat(lab.resumes()).isTrue();
    }
    lab.pass(Duration.ofHours(1));
    assertThat(lab.resumes()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void sessionInvalidatedByTheClient_isNotResumed(Protocol protocol) throws Exception {
    with(protocol);
    Link link = lab.connect();
    link.clientSession().invalidate();
    assertThat(link.clientSession().isValid()).isFalse();
    assertThat(lab.resumes()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void sessionInvalidatedByTheServer_isNotResumed(Protocol protocol) throws Exception {
    with(protocol);
    Link link = lab.connect();
    assertThat(link.serverSession().resumed()).isTrue();
    link.serverSession().invalidate();
    assertThat(lab.resumes()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void sessionOfAConnectionThatFailed_isNotResumed_rfc8446_6_2(Protocol protocol) throws Exception {
    with(protocol);
    Link link = lab.connect();
    byte[] garbage = new byte[60];
    garbage[0] = 23;
    garbage[1] = 3;
    garbage[2] = 3;
    garbage[4] = 55;
    assertThatThrownBy(() ->
            link.client.unwrap(
                ByteBuffer.wrap(garbage), new ByteBuffer[] {ByteBuffer.allocate(100)}, 0, 1))
        .isInstanceOf(SSLException.class);
    assertThat(lab.resumes()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void sessionOfAConnectionThatWasCutOff_isResumed_rfc8446_6_1(Protocol protocol) throws Exception {
    with(protocol);
    Link link = lab.connect();
    assertThatThrownBy(link.client::inputEnded).isInstanceOf(SSLException.class);
    assertThatThrownBy(link.server::inputEnded).isInstanceOf(SSLException.class);
    assertThat(lab.resumes()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void whereNoNewSessionMayBeMade_onlyAResumptionSucceeds(Protocol protocol) throws Exception {
    with(protocol);
    lab.client.sessionCreation = false;
    assertThat(lab.resumes()).isTrue();
    lab.renewServer();
    assertThatThrownBy(lab::connect).isInstanceOf(SSLException.class);
    lab.client.sessionCreation = true;
    lab.server.sessionCreation = false;
    assertThatThrownBy(lab::connect).isInstanceOf(SSLException.class);
  }

  @ParameterizedTest
  @EnumSource
  void valuesOnTheClientsSession_areOnTheResumedOne(Protocol protocol) throws Exception {
    with(protocol);
    Link link = lab.connect();
    link.clientSession().putValue("verdict", "dane");
    assertThat(lab.connect().clientSession().getValue("verdict")).isEqualTo("dane");
  }

  private ClientScope scope() {
    HandshakeSettings settings = lab.client.build();
    return new ClientScope(
        Lab.HOST,
        settings.peerPort(),
        settings.serverNames(),
        settings.rules(),
        settings.applicationProtocols(),
        "",
        null);
  }

  /** Makes a client offer what it would not. */
  private void move(ClientScope from, ClientScope to, Protocol protocol) {
    SessionContext sessions = lab.clientSide.clientSessions();
    Resumable resumable = sessions.take(from, protocol);
    assertThat(resumable).isNotNull();
    sessions.keep(to, resumable);
  }
}
