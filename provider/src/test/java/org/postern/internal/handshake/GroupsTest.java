// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.internal.policy.KeyShares;
import org.postern.internal.policy.NamedGroup;
import org.postern.internal.policy.Protocol;
import org.postern.internal.session.Session;
import org.postern.lab.pki.LabKeyType;

/** Key exchange groups, hybrid and classical (F6), and the round trips that they cost. */
class GroupsTest {
  private final Lab lab = new Lab();

  private Connection client(TestSettings settings) throws Exception {
    return new Connection(
        settings.build(),
        new TestOwner(),
        Lab.environment((X509ExtendedKeyManager) lab.keyManagers()[0], Verdict.trusted()));
  }

  private Connection server(TestSettings settings) throws Exception {
    return new Connection(
        settings.build(), new TestOwner(), lab.environment(lab.leaf(LabKeyType.P256)));
  }

  private static TestSettings only(TestSettings settings, NamedGroup... groups) {
    settings.groups = List.of(groups);
    return settings;
  }

  /** Runs a handshake and returns how many flights the client sent. */
  private static int flights(Connection client, Connection server) throws Exception {
    int flights = 0;
    server.begin();
    client.begin();
    while (client.pendingOutput() > 0) {
      flights++;
      Duo.move(client, server);
      Duo.move(server, client);
    }
    assertThat(client.session()).isNotNull();
    assertThat(server.session()).isNotNull();
    return flights;
  }

  private static NamedGroup group(Connection connection) {
    return ((Session) connection.session()).facts().group();
  }

  @ParameterizedTest
  @EnumSource(NamedGroup.class)
  void eachGroup_worksOnBothSides_F6(NamedGroup group) throws Exception {
    Connection client = client(only(TestSettings.client(), group));
    Connection server = server(only(TestSettings.server(), group));

    assertThat(flights(client, server)).isEqualTo(2);
    assertThat(group(client)).isEqualTo(group);
    assertThat(group(server)).isEqualTo(group);
    assertThat(Duo.send(client, server, new byte[] {1})).containsExactly(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = NamedGroup.class,
      names = {"X25519", "SECP256R1", "SECP384R1"})
  void eachClassicalGroup_worksWithTheJdk_inBothVersions_F6(NamedGroup group) throws Exception {
    for (Protocol protocol : Protocol.values()) {
      SSLEngine jdkServer = lab.jdk(false, lab.leaf(LabKeyType.RSA_2048));
      jdkServer.setEnabledProtocols(new String[] {protocol.jsseName()});
      Connection client = client(only(TestSettings.client(), group));
      FullHandshakeTest.exchange(new Pump(client, jdkServer).handshake());
      assertThat(group(client)).isEqualTo(group);

      SSLEngine jdkClient = lab.jdk(true);
      jdkClient.setEnabledProtocols(new String[] {protocol.jsseName()});
      TestSettings settings = only(TestSettings.server(), group);
      Connection server =
          new Connection(
              settings.build(), new TestOwner(), lab.environment(lab.leaf(LabKeyType.RSA_2048)));
      FullHandshakeTest.exchange(new Pump(server, jdkClient).handshake());
      assertThat(group(server)).isEqualTo(group);
    }
  }

  @Test
  void bothShares_needNoSecondHello_whicheverTheServerDoes() throws Exception {
    TestSettings hybrid = only(TestSettings.server(), NamedGroup.X25519MLKEM768, NamedGroup.X25519);
    Connection first = server(hybrid);
    assertThat(flights(client(TestSettings.client()), first)).isEqualTo(2);
    assertThat(group(first)).isEqualTo(NamedGroup.X25519MLKEM768);

    Connection second = server(only(TestSettings.server(), NamedGroup.X25519));
    assertThat(flights(client(TestSettings.client()), second)).isEqualTo(2);
    assertThat(group(second)).isEqualTo(NamedGroup.X25519);
  }

  @Test
  void classicalShares_keepTheHelloInOneSegment() throws Exception {
    TestSettings classical = TestSettings.client();
    classical.keyShares = KeyShares.CLASSICAL;
    Connection client = client(classical);
    client.begin();
    assertThat(client.pendingOutput()).isLessThan(600);

    Connection both = client(TestSettings.client());
    both.begin();
    assertThat(both.pendingOutput()).isGreaterThan(1216);
  }

  @Test
  void server_takesTheShareThatWasSent_ratherThanAskForABetterOne() throws Exception {
    TestSettings classical = TestSettings.client();
    classical.keyShares = KeyShares.CLASSICAL;
    Connection server = server(TestSettings.server());

    assertThat(flights(client(classical), server)).isEqualTo(2);
    assertThat(group(server)).isEqualTo(NamedGroup.X25519);
  }

  @Test
  void serverThatDoesNotTakeTheShare_isAskedAgain_andRemembered() throws Exception {
    TestSettings settings = TestSettings.client();
    settings.host = "mx.groups.example.test";
    TestSettings p384 = only(TestSettings.server(), NamedGroup.SECP384R1);

    assertThat(flights(client(settings), server(p384))).isEqualTo(3);
    assertThat(flights(client(settings), server(p384))).isEqualTo(2);
  }

  @Test
  void destinationThatLearnsTheHybrid_isNotKeptFromIt() throws Exception {
    TestSettings settings = TestSettings.client();
    settings.host = "mx.learns.example.test";
    Connection before = server(only(TestSettings.server(), NamedGroup.X25519));
    flights(client(settings), before);
    assertThat(group(before)).isEqualTo(NamedGroup.X25519);

    Connection after = server(TestSettings.server());
    assertThat(flights(client(settings), after)).isEqualTo(2);
    assertThat(group(after)).isEqualTo(NamedGroup.X25519MLKEM768);
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void noGroupInCommon_isRefused(Protocol protocol) throws Exception {
    TestSettings settings = only(TestSettings.client(), NamedGroup.SECP384R1);
    settings.protocols = List.of(protocol);
    Connection client = client(settings);
    Connection server = server(only(TestSettings.server(), NamedGroup.X25519));

    assertThatThrownBy(() -> flights(client, server))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("handshake_failure(40)");
  }
}
