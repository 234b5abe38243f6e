// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.Policy;
import org.postern.internal.policy.Protocol;
import org.postern.internal.policy.Rules;
import org.postern.policy.Profile;

/**
 * The JDK's TLS, held to the versions and suites of the policy. The rest of the policy, from groups
 * to the length of keys, is what the JVM's own security properties make of it; none of them is set.
 */
public final class JdkEngine implements Engine {

  private final Policy policy;
  private final Map<Profile, Limits> limits = new EnumMap<>(Profile.class);

  /** Makes the engine. */
  public JdkEngine(Policy policy) {
    this.policy = policy;
    List<String> supported = supportedSuites();
    for (Profile profile : Profile.values()) {
      Rules rules = policy.rules(profile);
      limits.put(
          profile,
          new Limits(
              rules.protocols().stream().map(Protocol::jsseName).toList(),
              rules.cipherSuites().stream()
                  .map(CipherSuite::name)
                  .filter(supported::contains)
                  .toList()));
    }
  }

  @Override
  public String describe() {
    return "jdk " + policy.name();
  }

  @Override
  public SSLContext newContext(Profile profile) {
    try {
      return instance();
    } catch (NoSuchAlgorithmException e) {
      throw unavailable(e);
    }
  }

  /** The JDK's own, also where another provider stands before it; any where there is none. */
  private static SSLContext instance() throws NoSuchAlgorithmException {
    try {
      return SSLContext.getInstance("TLS", "SunJSSE");
    } catch (NoSuchProviderException e) {
      return SSLContext.getInstance("TLS");
    }
  }

  private static List<String> supportedSuites() {
    try {
      SSLContext context = instance();
      context.init(new KeyManager[0], new TrustManager[0], null);
      return Arrays.asList(context.getSupportedSSLParameters().getCipherSuites());
    } catch (GeneralSecurityException e) {
      throw unavailable(e);
    }
  }

  @Override
  public Limits limits(Profile profile) {
    return limits.getOrDefault(profile, new Limits(List.of(), List.of()));
  }

  private static IllegalStateException unavailable(GeneralSecurityException e) {
    return new IllegalStateException("this Java gives no TLS context: " + e.getMessage(), e);
  }
}
