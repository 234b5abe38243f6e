// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.internal.policy.Protocol;
import org.postern.lab.pki.FixedKey;
import org.postern.lab.pki.LabKeyType;

/** OCSP responses in the handshake (RFC 6066 section 8, RFC 8446 section 4.4.2.1; F14). */
class StaplesTest {
  private final Lab lab = new Lab();
  private final TestOwner owner = new TestOwner();

  private static byte[] response() throws Exception {
    return new OCSPResponse(new OCSPResponseStatus(OCSPRespBuilder.TRY_LATER), null).getEncoded();
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void staple_isSeenInsideTheCheckAndAfterwards_F14(Protocol protocol) throws Exception {
    FixedKey keys = new FixedKey(lab.leaf(LabKeyType.P256));
    keys.withStaples(List.of(response()));
    List<byte[]> seen = new ArrayList<>();
    X509ExtendedTrustManager trust =
        new Verdict((chain, authType) ->
            seen.addAll(Objects.requireNonNull(owner.session).getStatusResponses()));
    TestSettings settings = TestSettings.client();
    settings.protocols = List.of(protocol);
    X509ExtendedKeyManager none = (X509ExtendedKeyManager) lab.keyManagers()[0];
    Connection client = new Connection(settings.build(), owner, Lab.environment(none, trust));
    Connection server =
        new Connection(
            TestSettings.server().build(), new TestOwner(), Lab.environment(keys, trust));

    new Duo(client, server).handshake();

    assertThat(seen).containsExactly(response());
    assertThat(client.session().getStatusResponses()).containsExactly(response());
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void theJdksClient_seesOurStaple_F14(Protocol protocol) throws Exception {
    FixedKey keys = new FixedKey(lab.leaf(LabKeyType.P256));
    keys.withStaples(List.of(response()));
    SSLEngine jdk = lab.jdk(true);
    jdk.setEnabledProtocols(new String[] {protocol.jsseName()});
    Connection server =
        new Connection(
            TestSettings.server().build(),
            new TestOwner(),
            Lab.environment(keys, Verdict.trusted()));

    new Pump(server, jdk).handshake();

    assertThat(((javax.net.ssl.ExtendedSSLSession) jdk.getSession()).getStatusResponses())
        .containsExactly(response());
  }
}
