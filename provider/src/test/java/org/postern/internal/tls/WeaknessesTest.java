// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.postern.internal.policy.SignatureScheme;
import org.postern.internal.session.Session;
import org.postern.internal.session.SessionFacts;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabKeyType;
import org.postern.lab.pki.LabPki;

/** The verdict says how weak a connection was (F17). */
class WeaknessesTest {

  private static final LabCertificate SHORT =
      new LabPki().server("mx.example.test").key(LabKeyType.RSA_1024).selfSigned();
  private static final LabCertificate SOUND = new LabPki().selfSigned("mx.example.test");

  @Test
  void everythingThatThePolicyWouldRefuseElsewhere_isNamed() throws Exception {
    Session session = Session.none("mx.example.test", 25);
    session.facts(
        SessionFacts.NONE
            .withPeerCertificates(List.of(SHORT.x509()))
            .withSignatureScheme(SignatureScheme.RSA_PKCS1_SHA1));
    session.protections(false, false);
    assertThat(Weaknesses.of(session))
        .containsExactly(
            "rsa-1024", "sha1", "no-extended-master-secret", "no-secure-renegotiation");
  }

  @Test
  void aSoundConnection_hasNone() throws Exception {
    Session session = Session.none("mx.example.test", 25);
    session.facts(
        SessionFacts.NONE
            .withPeerCertificates(List.of(SOUND.x509()))
            .withSignatureScheme(SignatureScheme.ECDSA_SECP256R1_SHA256));
    assertThat(Weaknesses.of(session)).isEmpty();
    assertThat(Weaknesses.of(Session.none(null, -1))).isEmpty();
  }
}
