// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.Socket;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;
import org.postern.lab.pki.LabTls;
import org.postern.lab.smtp.ScriptedSmtpServer;
import org.postern.lab.smtp.SmtpScript;
import org.postern.smtp.PeerVerdict;
import org.postern.smtp.PeerVerdict.Got;
import org.postern.smtp.TlsRequirement;

/** What holds a connection to its requirement. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BindingTest {

  private static final LabPki PKI = new LabPki();
  private static final LabCertificate LEAF = PKI.selfSigned("mx.example.test");
  private static final LabCertificate OTHER = PKI.selfSigned("mx.example.test");

  @Test
  void aSessionWithoutVerdict_isJudgedByItsCertificates() throws Exception {
    SSLSession session = sessionOfAnotherClient();
    BoundSession bound = binding(TlsLab.dane(LEAF.tlsa(3, 1, 1))).conclude(session, this);
    PeerVerdict verdict = PeerVerdict.of(bound).orElseThrow();
    assertThat(verdict.got()).isEqualTo(Got.DANE);
    assertThat(verdict.tls().resumed()).isTrue();
    assertThatThrownBy(() -> binding(TlsLab.dane(OTHER.tlsa(3, 1, 1))).conclude(session, this))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageStartingWith("DANE: ");
    assertThat(session.isValid()).isFalse();
  }

  @Test
  void aProofForAnotherRequirement_doesNotCount() throws Exception {
    SSLSession session = sessionOfAnotherClient();
    Binding first = binding(TlsLab.dane(LEAF.tlsa(3, 1, 1)));
    Proof.keep(session, first.key(), first.judge().judge(session.getPeerCertificates()), this);
    assertThatThrownBy(() -> binding(TlsLab.dane(OTHER.tlsa(3, 1, 1))).conclude(session, this))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void aVerdictThatACallerPutThere_doesNotCount() throws Exception {
    SSLSession session = sessionOfAnotherClient();
    PeerVerdict forged =
        binding(TlsLab.dane(LEAF.tlsa(3, 1, 1))).judge().judge(session.getPeerCertificates());
    session.putValue(PeerVerdict.SESSION_VALUE, forged);
    assertThatThrownBy(() -> binding(TlsLab.dane(OTHER.tlsa(3, 1, 1))).conclude(session, this))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void theBoundSession_keepsItsVerdict() throws Exception {
    SSLSession session = sessionOfAnotherClient();
    BoundSession bound = binding(TlsLab.dane(LEAF.tlsa(3, 1, 1))).conclude(session, this);
    assertThatThrownBy(() -> bound.putValue(PeerVerdict.SESSION_VALUE, "none"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bound.removeValue(PeerVerdict.SESSION_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
    bound.putValue("mine", 1);
    assertThat(session.getValue("mine")).isEqualTo(1);
  }

  @Test
  void noCertificates_areRefused() {
    Judge judge = new Judge(TlsLab.dane(LEAF.tlsa(3, 1, 1)), Clock.systemUTC());
    assertThat(judge.judge(null).accepted()).isFalse();
  }

  /** On every JDK: a method that was forgotten would act on a socket that is not connected. */
  @Test
  void everyMethodOfSocketsAndEngines_isPassedOn() {
    assertThat(forgotten(BoundSocket.class, SSLSocket.class, Socket.class)).isEmpty();
    assertThat(forgotten(BoundEngine.class, SSLEngine.class))
        .containsExactlyInAnyOrder(
            // In terms of others, or the same for the engine underneath.
            "getPeerHost", "getPeerPort", "wrap", "unwrap");
    assertThat(forgotten(BoundSession.class, SSLSession.class, ExtendedSSLSession.class))
        // Deprecated, or not yet there on the oldest Java; they say that they are not supported.
        .isSubsetOf(
            "getPeerCertificateChain", "exportKeyingMaterialKey", "exportKeyingMaterialData");
  }

  private static Set<String> forgotten(Class<?> ours, Class<?>... theirs) {
    List<Class<?>> declaring =
        Stream.<Class<?>>iterate(
                ours, c -> c.getName().startsWith("org.postern"), c -> c.getSuperclass())
            .collect(Collectors.toList());
    return Arrays.stream(theirs)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(m -> Modifier.isPublic(m.getModifiers()))
        .filter(m -> !Modifier.isStatic(m.getModifiers()) && !Modifier.isFinal(m.getModifiers()))
        .filter(m -> declaring.stream().noneMatch(c -> declares(c, m)))
        .map(Method::getName)
        .collect(Collectors.toSet());
  }

  private static boolean declares(Class<?> type, Method method) {
    return Arrays.stream(type.getDeclaredMethods())
        .anyMatch(m ->
            m.getName().equals(method.getName())
                && Arrays.equals(m.getParameterTypes(), method.getParameterTypes()));
  }

  private static Binding binding(TlsRequirement requirement) {
    ContextKey key = ContextKey.of(requirement, List.of("any"), "none");
    Limits limits = new Limits(List.of("TLSv1.3", "TLSv1.2"), List.of());
    return new Binding(requirement, key, new Judge(requirement, Clock.systemUTC()), limits);
  }

  private static SSLSession sessionOfAnotherClient() throws Exception {
    try (ScriptedSmtpServer server =
        ScriptedSmtpServer.start(SmtpScript.implicitTls(LabTls.server(LEAF)))) {
      return TlsLab.visit(LabTls.client(LEAF), server.address());
    }
  }
}
