// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.security.AlgorithmConstraints;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import org.jspecify.annotations.Nullable;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.KeyShares;
import org.postern.internal.policy.NamedGroup;
import org.postern.internal.policy.Protocol;
import org.postern.internal.policy.Rules;
import org.postern.internal.policy.SignatureScheme;

/** Settings that start with all that is sound. */
final class TestSettings {
  boolean clientMode;
  List<Protocol> protocols = List.of(Protocol.values());
  List<CipherSuite> suites = List.of(CipherSuite.values());
  List<NamedGroup> groups = List.of(NamedGroup.values());
  List<SignatureScheme> schemes =
      Arrays.stream(SignatureScheme.values()).filter(s -> !s.name().endsWith("SHA1")).toList();
  int minRsaBits = 2048;
  boolean ems = true;
  boolean renegotiation = true;
  KeyShares keyShares = KeyShares.BOTH;
  boolean preferOwnOrder = true;
  List<SNIServerName> serverNames = List.of();
  Collection<SNIMatcher> matchers = List.of();
  List<String> alpn = List.of();
  ClientAuthentication clientAuthentication = ClientAuthentication.NONE;
  @Nullable String host;
  int port = 25;
  @Nullable AlgorithmConstraints constraints;
  boolean sessionCreation = true;

  static TestSettings client() {
    TestSettings settings = new TestSettings();
    settings.clientMode = true;
    return settings;
  }

  static TestSettings server() {
    return new TestSettings();
  }

  HandshakeSettings build() {
    return new HandshakeSettings(
        clientMode,
        new Rules(protocols, suites, groups, schemes, minRsaBits, ems, renegotiation)
            .narrowed(protocols, suites, groups, schemes),
        keyShares,
        preferOwnOrder,
        serverNames,
        matchers,
        alpn,
        clientAuthentication,
        "",
        constraints,
        sessionCreation,
        host,
        host == null ? -1 : port);
  }
}
