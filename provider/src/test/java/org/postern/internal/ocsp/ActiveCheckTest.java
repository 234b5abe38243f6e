// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postern.internal.ocsp.StatusRefusedException.Kind;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabOcspResponse;
import org.postern.lab.pki.LabPki;

/** Asking a responder over the network, which is off unless wanted. */
@Timeout(60)
class ActiveCheckTest {

  private static final LabPki PKI = new LabPki();
  private static final LabCertificate ROOT = PKI.root("Root");

  private AskedResponder responder;
  private LabCertificate leaf;

  @BeforeEach
  void start() throws Exception {
    responder = new AskedResponder();
    leaf = certificate(responder.url());
  }

  @AfterEach
  void stop() throws Exception {
    responder.close();
  }

  private static LabCertificate certificate(String url) {
    return PKI.server("mx.example.test").ocsp(url).signedBy(ROOT);
  }

  private static void check(LabCertificate server, boolean hardFail, boolean active)
      throws Exception {
    X509Certificate[] anchors = {ROOT.x509()};
    new StatusCheck(true, hardFail, active, () -> false, InstantSource.system())
        .check(new X509Certificate[] {server.x509()}, () -> anchors, null);
  }

  private LabOcspResponse aboutLeaf() {
    return new LabOcspResponse(leaf, Clock.systemUTC());
  }

  @Test
  void good_isAccepted_alsoByHardFail() throws Exception {
    responder.answer(aboutLeaf().der());
    check(leaf, false, true);
    check(leaf, true, true);
    assertThat(responder.asked()).isPositive();
  }

  @Test
  void revoked_isRefused() {
    responder.answer(aboutLeaf().revoked().der());
    for (boolean hardFail : List.of(false, true)) {
      assertThatThrownBy(() -> check(leaf, hardFail, true))
          .isInstanceOfSatisfying(
              StatusRefusedException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REVOKED));
    }
  }

  @Test
  void noAnswer_countsForNothing_unlessHardFailIsSet() throws Exception {
    LabCertificate orphan = certificate("http://127.0.0.1:" + closedPort() + "/");
    check(orphan, false, true);
    assertThatThrownBy(() -> check(orphan, true, true))
        .isInstanceOfSatisfying(
            StatusRefusedException.class,
            e -> assertThat(e.kind()).isEqualTo(Kind.NOT_PROVED_GOOD));
  }

  @Test
  void unlessWanted_nobodyIsAsked() {
    responder.answer(aboutLeaf().revoked().der());
    assertThatCode(() -> check(leaf, false, false)).doesNotThrowAnyException();
    assertThat(responder.asked()).isZero();
  }

  @Test
  void whatIsTrustedWithoutAnAuthority_isNotAskedFor() throws Exception {
    X509Certificate[] anchors = {leaf.x509()};
    new StatusCheck(true, true, true, () -> false, InstantSource.system())
        .check(anchors, () -> anchors, null);
    assertThat(responder.asked()).isZero();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
