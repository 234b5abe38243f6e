// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.internal.policy.Protocol;
import org.postern.lab.pki.LabKeyType;

/** Application protocols (RFC 7301, F12) with the JDK's engine. */
class AlpnTest {
  private final Lab lab = new Lab();
  private final TestOwner owner = new TestOwner();

  private static void offer(SSLEngine jdk, Protocol protocol, String... protocols) {
    var parameters = jdk.getSSLParameters();
    parameters.setProtocols(new String[] {protocol.jsseName()});
    parameters.setApplicationProtocols(protocols);
    jdk.setSSLParameters(parameters);
  }

  private Connection server(String... protocols) throws Exception {
    TestSettings settings = TestSettings.server();
    settings.alpn = List.of(protocols);
    return new Connection(settings.build(), owner, lab.environment(lab.leaf(LabKeyType.P256)));
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void server_takesTheFirstOfItsOwnThatTheClientOffers_F12(Protocol protocol) throws Exception {
    SSLEngine jdk = lab.jdk(true);
    offer(jdk, protocol, "h2", "smtp", "http/1.1");
    Connection ours = server("imap", "smtp", "h2");

    new Pump(ours, jdk).handshake();

    assertThat(ours.applicationProtocol()).isEqualTo("smtp");
    assertThat(jdk.getApplicationProtocol()).isEqualTo("smtp");
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void server_withNothingInCommon_refusesByTheAlertOfRfc7301(Protocol protocol) throws Exception {
    SSLEngine jdk = lab.jdk(true);
    offer(jdk, protocol, "h2");

    assertThatThrownBy(() -> new Pump(server("smtp"), jdk).handshake())
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("no_application_protocol(120)");
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void server_withoutProtocols_answersNothing(Protocol protocol) throws Exception {
    SSLEngine jdk = lab.jdk(true);
    offer(jdk, protocol, "h2");
    Connection ours = server();

    new Pump(ours, jdk).handshake();

    assertThat(ours.applicationProtocol()).isEmpty();
    assertThat(jdk.getApplicationProtocol()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void selector_selectsRefusesOrLeavesIt(Protocol protocol) throws Exception {
    SSLEngine jdk = lab.jdk(true);
    offer(jdk, protocol, "h2", "smtp");
    owner.selector = offered -> offered.get(1);
    new Pump(server("h2"), jdk).handshake();
    assertThat(jdk.getApplicationProtocol()).isEqualTo("smtp");

    SSLEngine second = lab.jdk(true);
    offer(second, protocol, "h2");
    owner.selector = offered -> "";
    new Pump(server("h2"), second).handshake();
    assertThat(second.getApplicationProtocol()).isEmpty();

    SSLEngine third = lab.jdk(true);
    offer(third, protocol, "h2");
    owner.selector = offered -> null;
    assertThatThrownBy(() -> new Pump(server("h2"), third).handshake())
        .hasMessageContaining("no_application_protocol(120)");
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void client_offersAndLearns_F12(Protocol protocol) throws Exception {
    SSLEngine jdk = lab.jdk(false, lab.leaf(LabKeyType.P256));
    offer(jdk, protocol, "smtp", "h2");
    TestSettings settings = TestSettings.client();
    settings.alpn = List.of("h2", "smtp");
    Connection ours = new Connection(settings.build(), owner, lab.environment());
    assertThat(ours.applicationProtocol()).isNull();

    new Pump(ours, jdk).handshake();

    assertThat(ours.applicationProtocol()).isEqualTo("smtp");
    assertThat(jdk.getApplicationProtocol()).isEqualTo("smtp");
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void client_ofServerWithoutAlpn_hasNone(Protocol protocol) throws Exception {
    SSLEngine jdk = lab.jdk(false, lab.leaf(LabKeyType.P256));
    offer(jdk, protocol);
    TestSettings settings = TestSettings.client();
    settings.alpn = List.of("h2");
    Connection ours = new Connection(settings.build(), owner, lab.environment());

    new Pump(ours, jdk).handshake();

    assertThat(ours.applicationProtocol()).isEmpty();
  }
}
