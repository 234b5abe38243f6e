// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.internal.jsse.Contexts.Kind;
import org.postern.internal.jsse.EnginePair.Side;

/** A program narrows what the policy allows, and never widens it. */
@Timeout(60)
class ParametersTest {

  private static SSLEngine engine() throws Exception {
    return Contexts.client(Kind.POSTERN).createSSLEngine(Contexts.HOST, 25);
  }

  @Test
  void whatIsSupported_isThePolicys() throws Exception {
    SSLContext context = Contexts.client(Kind.POSTERN);
    assertThat(context.getSupportedSSLParameters().getProtocols())
        .containsExactly("TLSv1.3", "TLSv1.2");
    assertThat(context.getSupportedSSLParameters().getCipherSuites())
        .isEqualTo(NamesOf.suites(Contexts.rules().get().cipherSuites()))
        .isEqualTo(context.getSocketFactory().getSupportedCipherSuites())
        .isEqualTo(context.getServerSocketFactory().getDefaultCipherSuites())
        .isEqualTo(engine().getSupportedCipherSuites())
        .isEqualTo(engine().getEnabledCipherSuites());
  }

  @Test
  void knownNamesOutsideThePolicy_areDropped() throws Exception {
    SSLEngine engine = engine();
    engine.setEnabledProtocols(new String[] {"SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2"});
    assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.2");
    engine.setEnabledCipherSuites(
        new String[] {
          "TLS_RSA_WITH_AES_128_CBC_SHA",
          "SSL_RSA_WITH_3DES_EDE_CBC_SHA",
          "TLS_ECDH_anon_WITH_AES_128_CBC_SHA",
          "TLS_EMPTY_RENEGOTIATION_INFO_SCSV",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
        });
    assertThat(engine.getEnabledCipherSuites())
        .containsExactly("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
  }

  @Test
  void unknownNames_andNothingLeft_areRefused() throws Exception {
    SSLEngine engine = engine();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine.setEnabledProtocols(new String[] {"TLSv1.2", "TLSv9"}))
        .withMessageContaining("TLSv9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine.setEnabledProtocols(new String[] {"SSLv3"}))
        .withMessageContaining("SSLv3");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> engine.setEnabledCipherSuites(new String[] {"TLS_RSA_WITH_AES_128_CBC_SHA"}))
        .withMessageContaining("TLS_AES_128_GCM_SHA256");
    assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
  }

  @Test
  void parametersThatAreRefused_changeNothing() throws Exception {
    SSLEngine engine = engine();
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.2"});
    parameters.setNeedClientAuth(true);
    parameters.setCipherSuites(new String[] {"TLS_NO_SUCH_SUITE"});
    assertThatIllegalArgumentException().isThrownBy(() -> engine.setSSLParameters(parameters));
    assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
    assertThat(engine.getNeedClientAuth()).isFalse();
  }

  @Test
  void whatWasSet_isToldAgain() throws Exception {
    SSLEngine engine = engine();
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.2"});
    parameters.setCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"});
    parameters.setWantClientAuth(true);
    parameters.setServerNames(List.of(new SNIHostName("a.test")));
    parameters.setSNIMatchers(List.of(SNIHostName.createSNIMatcher("a\\.test")));
    parameters.setApplicationProtocols(new String[] {"smtp"});
    parameters.setEndpointIdentificationAlgorithm("LDAPS");
    parameters.setUseCipherSuitesOrder(false);
    parameters.setMaximumPacketSize(2000);
    engine.setSSLParameters(parameters);
    SSLParameters told = engine.getSSLParameters();
    assertThat(told.getWantClientAuth()).isTrue();
    assertThat(told.getUseCipherSuitesOrder()).isFalse();
    assertThat(told.getMaximumPacketSize()).isEqualTo(2000);
    assertThat(told.getProtocols()).containsExactly("TLSv1.2");
    assertThat(told.getCipherSuites()).containsExactly("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
    assertThat(told.getServerNames()).containsExactly(new SNIHostName("a.test"));
    assertThat(told.getSNIMatchers()).hasSize(1);
    assertThat(told.getApplicationProtocols()).containsExactly("smtp");
    assertThat(told.getEndpointIdentificationAlgorithm()).isEqualTo("LDAPS");
    engine.setSSLParameters(told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SMTP", "https:", "NONE"})
  void endpointIdentification_isForHttpsAndLdaps(String algorithm) throws Exception {
    SSLParameters parameters = engine().getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm(algorithm);
    SSLEngine engine = engine();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine.setSSLParameters(parameters))
        .withMessageContaining(algorithm);
  }

  @Test
  void wantAndNeed_excludeEachOther() throws Exception {
    SSLServerSocket socket =
        (SSLServerSocket)
            Contexts.server(Kind.POSTERN).getServerSocketFactory().createServerSocket();
    socket.setNeedClientAuth(true);
    socket.setWantClientAuth(true);
    assertThat(socket.getNeedClientAuth()).isFalse();
    assertThat(socket.getWantClientAuth()).isTrue();
    socket.setWantClientAuth(false);
    assertThat(socket.getSSLParameters().getWantClientAuth()).isFalse();
    assertThat(socket.getUseClientMode()).isFalse();
    socket.close();
  }

  @Test
  void acceptedSockets_haveWhatTheServerSocketHad() throws Exception {
    SSLContext server = Contexts.server(Kind.POSTERN);
    try (SSLServerSocket listener =
            (SSLServerSocket)
                server
                    .getServerSocketFactory()
                    .createServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
        var client = new java.net.Socket(listener.getInetAddress(), listener.getLocalPort())) {
      assertThat(client.isConnected()).isTrue();
      listener.setEnabledProtocols(new String[] {"TLSv1.2"});
      listener.setNeedClientAuth(true);
      try (SSLSocket accepted = (SSLSocket) listener.accept()) {
        assertThat(accepted.getEnabledProtocols()).containsExactly("TLSv1.2");
        assertThat(accepted.getNeedClientAuth()).isTrue();
        assertThat(accepted.getUseClientMode()).isFalse();
        listener.setNeedClientAuth(false);
        assertThat(accepted.getNeedClientAuth()).isTrue();
      }
    }
  }

  static Stream<String> suites() {
    return Contexts.rules().get().cipherSuites().stream().map(Enum::name);
  }

  @ParameterizedTest
  @MethodSource("suites")
  void oneSuite_isTheOneThatIsUsed_withItsVersion(String suite) throws Exception {
    SSLContext server =
        suite.contains("_RSA_")
            ? Contexts.context(Kind.POSTERN, Contexts.keys(Contexts.RSA_SERVER), null)
            : Contexts.server(Kind.POSTERN);
    EnginePair pair = EnginePair.of(Contexts.client(Kind.POSTERN), server);
    pair.client.setEnabledCipherSuites(new String[] {suite});
    pair.handshake();
    assertThat(pair.client.getSession().getCipherSuite()).isEqualTo(suite);
    assertThat(pair.client.getSession().getProtocol())
        .isEqualTo(suite.contains("_WITH_") ? "TLSv1.2" : "TLSv1.3");
  }

  @Test
  void versionsAndSuitesWithoutAnythingInCommon_areAHandshakeException() throws Exception {
    EnginePair pair =
        EnginePair.of(Contexts.client(Kind.POSTERN), Contexts.server(Kind.POSTERN), "TLSv1.2");
    pair.client.setEnabledCipherSuites(new String[] {"TLS_AES_128_GCM_SHA256"});
    org.assertj.core.api.Assertions.assertThatThrownBy(pair.client::beginHandshake)
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("TLS_AES_128_GCM_SHA256");
    assertThat(pair.client.isOutboundDone()).isTrue();
  }

  @Test
  void sni_isTheHostUnlessTheProgramNamesAnother() throws Exception {
    EnginePair pair = EnginePair.of(Contexts.client(Kind.POSTERN), Contexts.server(Kind.POSTERN));
    SSLParameters parameters = pair.server.getSSLParameters();
    parameters.setSNIMatchers(List.of(SNIHostName.createSNIMatcher("mx\\.example\\.test")));
    pair.server.setSSLParameters(parameters);
    pair.handshake();
    assertThat(pair.finished.get(Side.SERVER)).isEqualTo(1);

    EnginePair other = EnginePair.of(Contexts.client(Kind.POSTERN), Contexts.server(Kind.POSTERN));
    other.server.setSSLParameters(parameters);
    SSLParameters named = other.client.getSSLParameters();
    named.setServerNames(List.of(new SNIHostName("other.test")));
    other.client.setSSLParameters(named);
    other.handshake();
    assertThat(other.failures.get(Side.SERVER)).isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_20)
  void namedGroupsAndSignatureSchemes_narrowWhereTheJdkHasThem() throws Exception {
    Method setGroups = SSLParameters.class.getMethod("setNamedGroups", String[].class);
    Method getGroups = SSLParameters.class.getMethod("getNamedGroups");
    Method setSchemes = SSLParameters.class.getMethod("setSignatureSchemes", String[].class);
    EnginePair pair = EnginePair.of(Contexts.client(Kind.POSTERN), Contexts.server(Kind.POSTERN));
    SSLParameters parameters = pair.client.getSSLParameters();
    setGroups.invoke(parameters, (Object) new String[] {"ffdhe2048", "secp384r1"});
    setSchemes.invoke(parameters, (Object) new String[] {"ecdsa_secp256r1_sha256"});
    pair.client.setSSLParameters(parameters);
    assertThat((String[]) getGroups.invoke(pair.client.getSSLParameters()))
        .containsExactly("ffdhe2048", "secp384r1");
    pair.handshake();
    assertThat(((org.postern.internal.session.Session) pair.client.getSession()).group())
        .isEqualTo("secp384r1");
    setGroups.invoke(parameters, (Object) new String[] {"ffdhe2048"});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pair.client.setSSLParameters(parameters))
        .withMessageContaining("ffdhe2048");
  }
}
