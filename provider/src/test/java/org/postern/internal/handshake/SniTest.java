// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.internal.policy.Protocol;
import org.postern.lab.pki.LabKeyType;

/** Server names (RFC 6066 section 3, F12) with the JDK's engine. */
class SniTest {
  private final Lab lab = new Lab();
  private final TestOwner owner = new TestOwner();

  private static void enable(SSLEngine jdk, Protocol protocol, SNIServerName... names) {
    var parameters = jdk.getSSLParameters();
    parameters.setProtocols(new String[] {protocol.jsseName()});
    parameters.setServerNames(List.of(names));
    jdk.setSSLParameters(parameters);
  }

  private Connection server(TestSettings settings) throws Exception {
    return new Connection(settings.build(), owner, lab.environment(lab.leaf(LabKeyType.P256)));
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void server_showsTheNameToItsSession_F12(Protocol protocol) throws Exception {
    SSLEngine jdk = lab.jdk(true);
    enable(jdk, protocol, new SNIHostName("mx2.example.test"));
    TestSettings settings = TestSettings.server();
    settings.matchers = List.of(SNIHostName.createSNIMatcher("mx\\d\\.example\\.test"));
    Connection ours = server(settings);

    new Pump(ours, jdk).handshake();

    ExtendedSSLSession session = ours.session();
    assertThat(session.getRequestedServerNames())
        .containsExactly(new SNIHostName("mx2.example.test"));
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void server_whoseMatchersTakeNoName_refuses(Protocol protocol) throws Exception {
    SSLEngine jdk = lab.jdk(true);
    enable(jdk, protocol, new SNIHostName("other.test"));
    TestSettings settings = TestSettings.server();
    settings.matchers = List.of(SNIHostName.createSNIMatcher("mx\\d\\.example\\.test"));

    assertThatThrownBy(() -> new Pump(server(settings), jdk).handshake())
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("unrecognized_name(112)")
        .hasMessageContaining("other.test");
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void server_neverInsistsOnAName_A44(Protocol protocol) throws Exception {
    SSLEngine nameless = lab.jdk(true);
    enable(nameless, protocol);
    TestSettings settings = TestSettings.server();
    settings.matchers = List.of(SNIHostName.createSNIMatcher("mx\\d\\.example\\.test"));
    new Pump(server(settings), nameless).handshake();

    SSLEngine unknown = lab.jdk(true);
    enable(unknown, protocol, new SNIHostName("unknown.test"));
    new Pump(server(TestSettings.server()), unknown).handshake();
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void client_sendsItsName_F12(Protocol protocol) throws Exception {
    SSLEngine jdk = lab.jdk(false, lab.leaf(LabKeyType.P256));
    jdk.setEnabledProtocols(new String[] {protocol.jsseName()});
    TestSettings settings = TestSettings.client();
    settings.serverNames = List.of(new SNIHostName("mx.example.test"));
    Connection ours = new Connection(settings.build(), owner, lab.environment());

    new Pump(ours, jdk).handshake();

    assertThat(((ExtendedSSLSession) jdk.getSession()).getRequestedServerNames())
        .containsExactly(new SNIHostName("mx.example.test"));
    assertThat(ours.session().getRequestedServerNames())
        .containsExactly(new SNIHostName("mx.example.test"));
  }
}
