// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSessionBindingEvent;
import javax.net.ssl.SSLSessionBindingListener;
import org.junit.jupiter.api.Test;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.NamedGroup;
import org.postern.internal.policy.Protocol;
import org.postern.internal.policy.SignatureScheme;

/** The contract of ExtendedSSLSession. */
class SessionTest {
  private final SessionContext context =
      SessionContext.client(new SecureRandom(), new ManualClock());
  private final Session session = context.begin("mx.example.test", 25);

  @Test
  void sessionBeforeAHandshake_saysSo() {
    Session none = Session.none("mx.example.test", 25);
    assertThat(none.getProtocol()).isEqualTo("NONE");
    assertThat(none.getCipherSuite()).isEqualTo("SSL_NULL_WITH_NULL_NULL");
    assertThat(none.getId()).isEmpty();
    assertThat(none.isValid()).isFalse();
    assertThat(none.getSessionContext()).isNull();
    assertThat(none.getPeerHost()).isEqualTo("mx.example.test");
    assertThat(none.getLocalCertificates()).isNull();
    assertThat(none.getLocalPrincipal()).isNull();
    assertThatThrownBy(none::getPeerCertificates).isInstanceOf(SSLPeerUnverifiedException.class);
    assertThatThrownBy(none::getPeerPrincipal).isInstanceOf(SSLPeerUnverifiedException.class);
    none.invalidate();
  }

  @Test
  void buffers_haveRoomForTheLargestRecord_rfc5246_6_2_3() {
    assertThat(session.getApplicationBufferSize()).isGreaterThanOrEqualTo(16_384);
    assertThat(session.getPacketBufferSize()).isEqualTo(16_384 + 2048 + 5);
  }

  @Test
  void facts_areShown() {
    session.facts(
        SessionFacts.NONE
            .withProtocol(Protocol.TLS_1_3)
            .withCipherSuite(CipherSuite.TLS_AES_128_GCM_SHA256)
            .withGroup(NamedGroup.X25519)
            .withStatusResponses(List.of(new byte[] {1}))
            .withPeerSignatureSchemes(
                List.of(
                    SignatureScheme.ECDSA_SECP256R1_SHA256,
                    SignatureScheme.RSA_PSS_RSAE_SHA256,
                    SignatureScheme.RSA_PSS_PSS_SHA256)));
    assertThat(session.getProtocol()).isEqualTo("TLSv1.3");
    assertThat(session.getCipherSuite()).isEqualTo("TLS_AES_128_GCM_SHA256");
    assertThat(session.group()).isEqualTo("x25519");
    assertThat(session.getPeerSupportedSignatureAlgorithms())
        .containsExactly("SHA256withECDSA", "RSASSA-PSS");
    session.getStatusResponses().get(0)[0] = 9;
    assertThat(session.getStatusResponses().get(0)).containsExactly(1);
    session.getId()[0]++;
    assertThat(context.begin("x", 1).getId()).hasSize(32).isNotEqualTo(session.getId());
  }

  @Test
  void listeners_areToldOfValues() {
    List<String> events = new ArrayList<>();
    SSLSessionBindingListener value =
        new SSLSessionBindingListener() {
          @Override
          public void valueBound(SSLSessionBindingEvent event) {
            events.add("bound " + event.getName());
          }

          @Override
          public void valueUnbound(SSLSessionBindingEvent event) {
            events.add("unbound " + event.getName());
          }
        };
    session.putValue("a", value);
    session.putValue("a", "other");
    session.putValue("b", value);
    session.removeValue("b");
    session.removeValue("b");
    assertThat(events).containsExactly("bound a", "unbound a", "bound b", "unbound b");
    assertThat(session.getValueNames()).containsExactly("a");
    assertThatThrownBy(() -> session.putValue("c", null)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> session.getValue(null)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void resumedSession_sharesValuesAndValidity_notFacts() {
    session.putValue("verdict", "good");
    Session resumed =
        session.resume(SessionFacts.NONE.withApplicationProtocol("smtp"), "other", 465);
    assertThat(resumed.getValue("verdict")).isEqualTo("good");
    assertThat(resumed.resumed()).isTrue();
    assertThat(resumed.getId()).isEqualTo(session.getId());
    assertThat(resumed.getPeerPort()).isEqualTo(465);
    assertThat(session.facts().applicationProtocol()).isEmpty();
    resumed.invalidate();
    assertThat(session.isValid()).isFalse();
  }
}
