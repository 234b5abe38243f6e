// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.stack;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.postern.internal.crypto.Choice;
import org.postern.internal.crypto.Primitives;
import org.postern.internal.jsse.ContextSettings;
import org.postern.internal.jsse.ContextSpi;
import org.postern.internal.ocsp.StatusPolicy;
import org.postern.internal.policy.KeyShares;
import org.postern.internal.policy.NamedGroup;
import org.postern.internal.policy.Policies;
import org.postern.internal.policy.Policy;
import org.postern.internal.policy.Rules;
import org.postern.policy.Profile;

/**
 * Ours, as its provider makes it, but for the groups, which SSLParameters of JDK 17 cannot name.
 */
final class PosternTls {
  private PosternTls() {}

  static Endpoints endpoints(Offer offer, String corretto)
      throws GeneralSecurityException, IOException {
    require(corretto);
    SSLContext client = context(offer.group(), corretto);
    client.init(
        offer.client().isPresent() ? offer.client().get().keyManagers() : new KeyManager[0],
        offer.trust().managers(offer.server().root()),
        null);
    SSLContext server = context(offer.group(), corretto);
    KeyManager[] keys =
        offer.stapling()
            ? new KeyManager[] {FixedKeys.stapling(offer.server())}
            : offer.server().keyManagers();
    server.init(keys, offer.trust().managers(offer.server().root()), null);
    return new JsseEndpoints(offer, client, server);
  }

  /** What was asked for must be what is used: a library that does not load is no measurement. */
  private static void require(String corretto) {
    List<Choice> choices = Primitives.chosen(corretto).describe();
    boolean used = choices.stream().anyMatch(choice -> choice.toString().contains("Corretto"));
    if (used == corretto.equals("off")) {
      throw new IllegalStateException("tls.corretto=" + corretto + " gives " + choices);
    }
  }

  private static SSLContext context(Group group, String corretto) {
    Policy policy = Policies.of("2026");
    Rules all = policy.effective(Profile.INTERMEDIATE);
    Rules rules =
        all.narrowed(
            all.protocols(), all.cipherSuites(), groups(group, all), all.signatureSchemes());
    Supplier<Rules> allowed = () -> rules;
    ContextSettings settings =
        new ContextSettings(
            allowed,
            all.protocols(),
            KeyShares.BOTH,
            ContextSettings.DEFAULT_HANDSHAKE_TIMEOUT,
            null,
            corretto,
            StatusPolicy.STAPLE);
    return new Context(new ContextSpi(settings));
  }

  /** With the hybrid group everything is as the policy has it: a classical share goes with it. */
  private static List<NamedGroup> groups(Group group, Rules all) {
    return switch (group) {
      case X25519 -> List.of(NamedGroup.X25519);
      case SECP256R1 -> List.of(NamedGroup.SECP256R1);
      case X25519MLKEM768 -> all.groups();
    };
  }

  private static final class Context extends SSLContext {
    private static final Provider SUN_JSSE = Security.getProvider("SunJSSE");

    Context(ContextSpi spi) {
      super(spi, SUN_JSSE, "TLS");
    }
  }
}
