// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.dane.DaneVerdict;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;
import org.postern.lab.pki.LabTls;
import org.postern.lab.smtp.ScriptedSmtpServer;
import org.postern.lab.smtp.SmtpScript;
import org.postern.smtp.MxAuthentication;
import org.postern.smtp.PeerVerdict;
import org.postern.smtp.PeerVerdict.Got;
import org.postern.smtp.TlsRequirement;
import org.postern.tlsrpt.ResultType;

/** TLS under requirements (A11, A12, A31, A32, A35, A44; J4). */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ParameterizedClass
@EnumSource(WhichTls.class)
class RequirementTlsTest {

  private static final LabPki PKI = new LabPki();
  // Expired, and of another name: what DANE-EE does not look at.
  private static final LabCertificate LEAF = PKI.server("wrong.example").expired().selfSigned();
  private static final LabCertificate OTHER = PKI.selfSigned("mx.example.test");

  private final WhichTls which;
  private final RequirementTls tls;
  private final TlsRequirement.Dane right = TlsLab.dane(LEAF.tlsa(3, 1, 1));
  private ScriptedSmtpServer server;

  RequirementTlsTest(WhichTls which) {
    this.which = which;
    this.tls = which.at(Clock.systemUTC());
  }

  @BeforeEach
  void start() throws Exception {
    server = ScriptedSmtpServer.start(SmtpScript.implicitTls(LabTls.server(LEAF)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void daneEe_withExpiredLeafOfAnotherName_isVerified() throws Exception {
    PeerVerdict verdict = visit(right);
    assertThat(verdict.got()).isEqualTo(Got.DANE);
    assertThat(verdict.summary()).isEqualTo("dane:dane");
    assertThat(verdict.verified()).isTrue();
    assertThat(verdict.dane()).isInstanceOf(DaneVerdict.Verified.class);
    assertThat(verdict.tls()).isNotNull();
    assertThat(verdict.tls().protocol()).isEqualTo("TLSv1.3");
    assertThat(verdict.tls().resumed()).isFalse();
  }

  @Test
  void wrongKey_failsTheHandshake_andTheVerdictIsInTheFailure() {
    Throwable failure = catchThrowable(() -> visit(TlsLab.dane(OTHER.tlsa(3, 1, 1))));
    assertThat(failure).isInstanceOf(SSLHandshakeException.class).hasMessageStartingWith("DANE: ");
    PeerVerdict verdict = PeerVerdict.of(failure).orElseThrow();
    assertThat(verdict.got()).isEqualTo(Got.REFUSED);
    assertThat(verdict.summary()).isEqualTo("dane:refused");
    assertThat(verdict.accepted()).isFalse();
    assertThat(verdict.failure()).isNotNull();
  }

  @Test
  void wrongKey_withoutExplicitHandshake_failsTheFirstReadOrWrite() throws Exception {
    SSLContext context = tls.client(TlsLab.dane(OTHER.tlsa(3, 1, 1)));
    try (SSLSocket socket = TlsLab.layered(context, server.address())) {
      assertThatThrownBy(() -> socket.getInputStream().read()).hasMessageStartingWith("DANE: ");
    }
    try (SSLSocket socket = TlsLab.layered(context, server.address())) {
      assertThatThrownBy(() -> socket.getOutputStream().write(1)).hasMessageStartingWith("DANE: ");
    }
    try (SSLSocket socket = TlsLab.layered(context, server.address())) {
      assertThat(socket.getSession().isValid()).isFalse();
      assertThat(PeerVerdict.of(socket.getSession())).isEmpty();
    }
  }

  @Test
  void halfDane_isEnforced_andNeverVerified() throws Exception {
    PeerVerdict verdict = visit(TlsLab.dane(MxAuthentication.NONE, false, LEAF.tlsa(3, 1, 1)));
    assertThat(verdict.summary()).isEqualTo("dane:halfdane");
    assertThat(verdict.verified()).isFalse();
    assertThatThrownBy(() -> visit(TlsLab.dane(MxAuthentication.NONE, false, OTHER.tlsa(3, 1, 1))))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void audit_letsAMismatchPass_andNotesIt() throws Exception {
    PeerVerdict verdict = visit(TlsLab.dane(MxAuthentication.DNSSEC, true, OTHER.tlsa(3, 1, 1)));
    assertThat(verdict.summary()).isEqualTo("dane-audit:encrypt");
    assertThat(verdict.accepted()).isTrue();
    assertThat(verdict.verified()).isFalse();
    assertThat(verdict.failure()).isNotNull();
    assertThat(verdict.dane()).isInstanceOf(DaneVerdict.Refused.class);
  }

  @Test
  void mayAndEncrypt_acceptAnyCertificate_andNeverVerify() throws Exception {
    PeerVerdict may = visit(new TlsRequirement.May(TlsLab.HOST, 25));
    assertThat(may.summary()).isEqualTo("may:encrypt");
    assertThat(may.verified()).isFalse();
    PeerVerdict encrypt =
        visit(
            new TlsRequirement.Encrypt(
                TlsLab.HOST, 25, MxAuthentication.DNSSEC, null, false, "all unusable"));
    assertThat(encrypt.summary()).isEqualTo("encrypt:encrypt");
    assertThat(encrypt.verified()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aResumedSession_carriesTheVerdict(String protocol) throws Exception {
    server.script(SmtpScript.implicitTls(LabTls.server(LEAF)).protocols(protocol));
    PeerVerdict first = visit(right);
    PeerVerdict second = visit(right);
    PeerVerdict third = visit(TlsLab.dane(LEAF.tlsa(3, 1, 1)));
    assertThat(first.tls().protocol()).isEqualTo(protocol);
    assertThat(first.tls().resumed()).isFalse();
    assertThat(List.of(second, third))
        .allSatisfy(verdict -> {
          assertThat(verdict.tls().resumed()).isTrue();
          assertThat(verdict.got()).isEqualTo(Got.DANE);
          assertThat(verdict.dane()).isInstanceOf(DaneVerdict.Verified.class);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aChangedTlsaSet_neverResumes(String protocol) throws Exception {
    server.script(SmtpScript.implicitTls(LabTls.server(LEAF)).protocols(protocol));
    visit(right);
    assertThat(visit(right).tls().resumed()).isTrue();
    // One record more: another set, so the certificate is looked at again.
    PeerVerdict changed = visit(TlsLab.dane(LEAF.tlsa(3, 1, 1), OTHER.tlsa(3, 1, 1)));
    assertThat(changed.tls().resumed()).isFalse();
    assertThat(changed.got()).isEqualTo(Got.DANE);
    // The key was withdrawn: the session that it once gave does not help.
    assertThatThrownBy(() -> visit(TlsLab.dane(OTHER.tlsa(3, 1, 1))))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aSessionOfMay_isNotResumedUnderDane(String protocol) throws Exception {
    server.script(SmtpScript.implicitTls(LabTls.server(LEAF)).protocols(protocol));
    TlsRequirement may = new TlsRequirement.May(TlsLab.HOST, 25);
    visit(may);
    assertThat(visit(may).tls().resumed()).isTrue();
    assertThat(visit(right).tls().resumed()).isFalse();
    assertThatThrownBy(() -> visit(TlsLab.dane(OTHER.tlsa(3, 1, 1))))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void sni_isTheRequirements_whateverTheCallerSets() throws Exception {
    try (SSLSocket socket = TlsLab.layered(tls.client(right), server.address())) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName("caller.example")));
      socket.setSSLParameters(parameters);
      TlsLab.converse(socket);
    }
    assertThat(lastSni()).isEqualTo(TlsLab.HOST);
  }

  @Test
  void sni_isNeverAnAddress() throws Exception {
    visit(new TlsRequirement.May("127.0.0.1", 25));
    assertThat(lastSni()).isNull();
    visit(new TlsRequirement.May("::1", 25));
    assertThat(lastSni()).isNull();
  }

  @Test
  void endpointIdentification_setByTheCaller_doesNotMatter() throws Exception {
    for (String algorithm : List.of("HTTPS", "LDAPS")) {
      try (SSLSocket socket = TlsLab.layered(tls.client(right), server.address())) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(algorithm);
        socket.setSSLParameters(parameters);
        assertThat(verdict(TlsLab.converse(socket)).got()).isEqualTo(Got.DANE);
      }
    }
  }

  @Test
  void protocols_areTls12And13_whateverTheCallerSets() throws Exception {
    try (SSLSocket socket = TlsLab.layered(tls.client(right), server.address())) {
      socket.setEnabledProtocols(new String[] {"TLSv1", "TLSv1.1", "TLSv1.2"});
      assertThat(socket.getEnabledProtocols()).containsExactly("TLSv1.2");
      socket.setEnabledProtocols(new String[] {"TLSv1"});
      assertThat(socket.getEnabledProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
      assertThatThrownBy(() -> socket.setUseClientMode(false))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void everyWayToMakeASocket_isBound() throws Exception {
    InetSocketAddress to = server.address();
    SSLContext context = tls.client(TlsLab.dane(OTHER.tlsa(3, 1, 1)));
    SSLContext good = tls.client(right);
    for (Making making : MAKINGS) {
      try (SSLSocket socket = making.make(good, to)) {
        assertThat(verdict(TlsLab.converse(socket)).got()).isEqualTo(Got.DANE);
      }
      assertThat(lastSni()).isEqualTo(TlsLab.HOST);
      try (SSLSocket socket = making.make(context, to)) {
        assertThatThrownBy(socket::startHandshake).hasMessageStartingWith("DANE: ");
      }
    }
  }

  private interface Making {
    SSLSocket make(SSLContext context, InetSocketAddress to) throws IOException;
  }

  private static final List<Making> MAKINGS =
      List.of(
          (context, to) -> {
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket();
            socket.connect(to, 5000);
            return socket;
          },
          (context, to) ->
              (SSLSocket) context.getSocketFactory().createSocket(to.getHostString(), to.getPort()),
          (context, to) ->
              (SSLSocket) context.getSocketFactory().createSocket(to.getAddress(), to.getPort()),
          (context, to) ->
              (SSLSocket)
                  context
                      .getSocketFactory()
                      .createSocket(to.getAddress(), to.getPort(), to.getAddress(), 0),
          (context, to) ->
              (SSLSocket)
                  context
                      .getSocketFactory()
                      .createSocket(to.getHostString(), to.getPort(), to.getAddress(), 0));

  @Test
  void daneTa_checksNamesAndExpiryByTheClock() throws Exception {
    LabCertificate root = PKI.root("Root");
    LabCertificate leaf = PKI.leaf(root, TlsLab.HOST);
    server.script(SmtpScript.implicitTls(LabTls.server(leaf.chain())));
    assertThat(visit(TlsLab.dane(root.tlsa(2, 0, 1))).got()).isEqualTo(Got.DANE);

    Clock later = Clock.fixed(Instant.parse("2200-01-01T00:00:00Z"), ZoneOffset.UTC);
    SSLContext tooLate = which.at(later).client(TlsLab.dane(root.tlsa(2, 0, 1)));
    Throwable expired = catchThrowable(() -> TlsLab.visit(tooLate, server.address()));
    assertThat(PeerVerdict.of(expired).orElseThrow().failure())
        .isEqualTo(ResultType.CERTIFICATE_EXPIRED);

    LabCertificate other = PKI.leaf(root, "other.example");
    server.script(SmtpScript.implicitTls(LabTls.server(other.chain())));
    Throwable misnamed = catchThrowable(() -> visit(TlsLab.dane(root.tlsa(2, 0, 1))));
    assertThat(PeerVerdict.of(misnamed).orElseThrow().failure())
        .isEqualTo(ResultType.CERTIFICATE_HOST_MISMATCH);
  }

  @Test
  void equalRequirements_shareAContext_othersDoNot() {
    SSLContext context = tls.client(right);
    assertThat(tls.client(TlsLab.dane(LEAF.tlsa(3, 1, 1)))).isSameAs(context);
    assertThat(tls.client(TlsLab.dane(MxAuthentication.NONE, false, LEAF.tlsa(3, 1, 1))))
        .isNotSameAs(context);
    assertThat(tls.client(TlsLab.dane(MxAuthentication.DNSSEC, true, LEAF.tlsa(3, 1, 1))))
        .isNotSameAs(context);
  }

  @Test
  void contexts_areBounded_theLeastRecentlyUsedGoesFirst() {
    SSLContext first = tls.client(right);
    SSLContext second = tls.client(new TlsRequirement.May("second.example", 25));
    for (int i = 0; i < RequirementTls.MOST_CONTEXTS - 1; i++) {
      assertThat(tls.client(right)).isSameAs(first);
      tls.client(new TlsRequirement.May("h" + i + ".example", 25));
    }
    assertThat(tls.client(right)).isSameAs(first);
    assertThat(tls.client(new TlsRequirement.May("second.example", 25))).isNotSameAs(second);
  }

  private PeerVerdict visit(TlsRequirement requirement) throws IOException {
    return verdict(TlsLab.visit(tls.client(requirement), server.address()));
  }

  private static PeerVerdict verdict(SSLSession session) {
    return PeerVerdict.of(session).orElseThrow();
  }

  private String lastSni() throws InterruptedException {
    var sessions = server.sessions();
    return sessions.get(sessions.size() - 1).sni();
  }
}
