// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern;

import java.time.Clock;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
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

  EngineTlsStack(PosternConfig config, Clock clock) {
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
  public SSLContext server(KeyManager[] keys, TrustManager @Nullable [] trust) {
    return tls.server(configured, keys, trust);
  }

  @Override
  public SSLContext server(Profile profile, KeyManager[] keys, TrustManager @Nullable [] trust) {
    return tls.server(profile, keys, trust);
  }
}
