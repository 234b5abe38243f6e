// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern;

import java.time.Clock;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.postern.internal.crypto.Choice;
import org.postern.internal.crypto.CryptoUnavailableException;
import org.postern.internal.crypto.Primitives;
import org.postern.internal.policy.Policies;
import org.postern.internal.tls.Engine;
import org.postern.internal.tls.JdkEngine;
import org.postern.internal.tls.OwnEngine;
import org.postern.internal.tls.RequirementTls;
import org.postern.policy.Profile;
import org.postern.smtp.TlsRequirement;

/** TLS by the engine and under the policy that are configured. */
final class EngineTlsStack implements TlsStack {

  private final RequirementTls tls;
  private final Profile configured;
  private final PosternConfig config;
  private final ServerKeys keys;

  EngineTlsStack(PosternConfig config, Clock clock, ServerKeys keys) {
    this.config = config;
    this.keys = keys;
    this.configured = config.tlsProfile();
    this.tls = new RequirementTls(clock, engine(config), configured);
  }

  private static Engine engine(PosternConfig config) {
    String policy = config.get(PosternKey.TLS_POLICY);
    return config.get(PosternKey.TLS_ENGINE).equals("jdk")
        ? new JdkEngine(Policies.of(policy))
        : new OwnEngine(new PosternProvider(), policy, new Settings(config)::context);
  }

  @Override
  public SSLContext client(TlsRequirement requirement) {
    return tls.client(requirement);
  }

  @Override
  public SSLContext server(KeyManager[] own, TrustManager @Nullable [] trust) {
    return server(configured, own, trust);
  }

  @Override
  public SSLContext server(Profile profile, KeyManager[] own, TrustManager @Nullable [] trust) {
    return tls.server(profile, keys.stapled(own), trust);
  }

  @Override
  public TlsReport report() {
    String engine = config.get(PosternKey.TLS_ENGINE);
    List<TlsReport.Computation> computations = List.of();
    if (!engine.equals("jdk")) {
      try {
        computations =
            Primitives.chosen(config.get(PosternKey.TLS_CORRETTO)).describe().stream()
                .map(EngineTlsStack::computation)
                .toList();
      } catch (CryptoUnavailableException | IllegalArgumentException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    }
    return new TlsReport(
        engine, config.get(PosternKey.TLS_POLICY), configured.label(), computations);
  }

  private static TlsReport.Computation computation(Choice choice) {
    return new TlsReport.Computation(
        choice.primitive().title(),
        (choice.implementation() + " " + choice.version()).strip(),
        choice.reason());
  }
}
