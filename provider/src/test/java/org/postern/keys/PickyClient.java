// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.keys;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.postern.PosternProvider;
import org.postern.internal.jsse.ContextSettings;
import org.postern.internal.jsse.ContextSpi;
import org.postern.internal.policy.CipherSuite;
import org.postern.internal.policy.KeyShares;
import org.postern.internal.policy.Policies;
import org.postern.internal.policy.Protocol;
import org.postern.internal.policy.Rules;
import org.postern.internal.policy.SignatureScheme;
import org.postern.policy.Profile;

/** A client that verifies only some kinds of keys, and believes any of these. */
final class PickyClient {
  private static final Rules ALL = Policies.of("2026").effective(Profile.INTERMEDIATE);

  private PickyClient() {}

  static SSLContext context(String takes) throws GeneralSecurityException {
    Rules rules =
        switch (takes) {
          case "all" -> ALL;
          case "rsa" -> schemes(s -> s.name().startsWith("RSA"));
          case "p256" -> schemes(s -> s == SignatureScheme.ECDSA_SECP256R1_SHA256);
          case "p384" -> schemes(s -> s == SignatureScheme.ECDSA_SECP384R1_SHA384);
          case "ed25519" -> schemes(s -> s == SignatureScheme.ED25519);
          case "rsa-suites" -> suites("_ECDHE_RSA_");
          case "ecdsa-suites" -> suites("_ECDHE_ECDSA_");
          default -> throw new IllegalArgumentException(takes);
        };
    ContextSettings settings =
        new ContextSettings(
            () -> rules, List.of(Protocol.values()), KeyShares.CLASSICAL, Duration.ofSeconds(20));
    SSLContext context = new Context(new ContextSpi(settings));
    context.init(null, new TrustManager[] {new BelievesAll()}, null);
    return context;
  }

  private static Rules schemes(Predicate<SignatureScheme> taken) {
    List<SignatureScheme> schemes = ALL.signatureSchemes().stream().filter(taken).toList();
    return ALL.narrowed(ALL.protocols(), ALL.cipherSuites(), ALL.groups(), schemes);
  }

  private static Rules suites(String part) {
    List<CipherSuite> suites =
        Arrays.stream(CipherSuite.values()).filter(s -> s.name().contains(part)).toList();
    return ALL.narrowed(ALL.protocols(), suites, ALL.groups(), ALL.signatureSchemes());
  }

  private static final class Context extends SSLContext {
    Context(SSLContextSpi spi) {
      super(spi, new PosternProvider(), "TLS");
    }
  }

  private static final class BelievesAll extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
