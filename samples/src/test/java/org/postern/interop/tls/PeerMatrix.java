// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scenario that a peer can do, in both directions: a full handshake with a transfer of more
 * than 1 MiB, and one that resumes it with another. What was negotiated is asked of both sides.
 */
@Tag("interop")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 90, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class PeerMatrix {
  private final Peer peer;
  private TlsLab lab;

  PeerMatrix(Peer peer) {
    this.peer = peer;
  }

  @BeforeAll
  void open() throws Exception {
    lab = new TlsLab();
  }

  @AfterAll
  void close() throws Exception {
    lab.close();
    if (peer instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  List<Scenario> servers() {
    return scenarios(Peer.Side.SERVER);
  }

  List<Scenario> clients() {
    return scenarios(Peer.Side.CLIENT);
  }

  private List<Scenario> scenarios(Peer.Side side) {
    return Scenario.all().stream().filter(s -> peer.lacks(side, s).isEmpty()).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("servers")
  void ourClient_withThePeersServer(Scenario scenario) throws Exception {
    try (PeerServer server = peer.serve(scenario, lab)) {
      OurClient client = new OurClient(scenario, lab);
      for (boolean resume : new boolean[] {false, true}) {
        OurView ours = client.connect(server.port());
        check(scenario, resume, ours, server.view());
        assertThat(ours.peerName()).contains(TlsLab.HOST);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("clients")
  void ourServer_withThePeersClient(Scenario scenario) throws Exception {
    try (OurServer server = new OurServer(scenario, lab);
        PeerClient client = peer.client(scenario, lab, server.port())) {
      for (boolean resume : new boolean[] {false, true}) {
        PeerView theirs;
        try {
          theirs = client.connect(resume);
        } catch (Exception | AssertionError e) {
          server.failure().ifPresent(e::addSuppressed);
          throw e;
        }
        OurView ours = server.view();
        check(scenario, resume, ours, theirs);
        if (scenario.clientAuthentication()) {
          assertThat(ours.peerName()).contains(TlsLab.CLIENT);
        } else {
          assertThat(ours.peerName()).isNull();
        }
      }
    }
  }

  private void check(Scenario scenario, boolean resumed, OurView ours, PeerView theirs) {
    String version = scenario.version().jsseName();
    assertThat(ours.version()).as("version, ours").isEqualTo(version);
    assertThat(ours.received()).as("octets received").isEqualTo(Payload.LENGTH);
    if (theirs.version() != null) {
      assertThat(theirs.version()).as("version, %s", theirs).isEqualTo(version);
    }
    if (theirs.resumed() != null) {
      assertThat(theirs.resumed()).as("resumed, %s", theirs).isEqualTo(resumed);
    }
    if (ours.resumed() != null) {
      assertThat(ours.resumed()).as("resumed, %s", ours).isEqualTo(resumed);
    }
    boolean agreed = !resumed || scenario.version() == Version.TLS_1_3;
    for (String group : new String[] {ours.group(), theirs.group()}) {
      if (agreed && group != null) {
        assertThat(scenario.group().isCalled(group)).as("group %s", group).isTrue();
      }
    }
    for (String scheme : new String[] {ours.scheme(), theirs.signature()}) {
      if (!resumed && scheme != null) {
        assertThat(scenario.key().signs(scheme)).as("signature %s", scheme).isTrue();
      }
    }
    if (scenario.clientAuthentication() && theirs.clientName() != null) {
      assertThat(theirs.clientName()).contains(TlsLab.CLIENT);
    }
  }
}
