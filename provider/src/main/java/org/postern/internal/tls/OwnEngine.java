// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import java.security.Provider;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import org.postern.internal.jsse.ContextSettings;
import org.postern.internal.jsse.ContextSpi;
import org.postern.internal.policy.Protocol;
import org.postern.policy.Profile;

/** Postern's own TLS: what the policy does not allow is not there. */
public final class OwnEngine implements Engine {

  private final Provider provider;
  private final String policy;
  private final Function<Profile, ContextSettings> settings;

  /**
   * Makes the engine.
   *
   * @param provider what contexts name as their provider
   * @param policy the name of the policy that the settings are made from
   * @param settings the settings of contexts under a profile
   */
  public OwnEngine(Provider provider, String policy, Function<Profile, ContextSettings> settings) {
    this.provider = provider;
    this.policy = policy;
    this.settings = settings;
  }

  @Override
  public String describe() {
    return "postern " + policy;
  }

  @Override
  public SSLContext newContext(Profile profile) {
    return new Made(new ContextSpi(settings.apply(profile)), provider);
  }

  @Override
  public Limits limits(Profile profile) {
    return new Limits(
        settings.apply(profile).clientProtocols().stream().map(Protocol::jsseName).toList(),
        List.of());
  }

  private static final class Made extends SSLContext {
    Made(SSLContextSpi spi, Provider provider) {
      super(spi, provider, "TLS");
    }
  }
}
