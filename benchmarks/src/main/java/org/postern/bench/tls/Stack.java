// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.postern.internal.jsse.ContextSettings;
import org.postern.internal.jsse.ContextSpi;
import org.postern.internal.ocsp.StatusPolicy;
import org.postern.internal.policy.KeyShares;
import org.postern.internal.policy.NamedGroup;
import org.postern.internal.policy.Policies;
import org.postern.internal.policy.Policy;
import org.postern.internal.policy.Rules;
import org.postern.policy.Profile;

/** Whose TLS. */
enum Stack {
  SUNJSSE {
    @Override
    SSLContext context(Group group) throws GeneralSecurityException {
      return SSLContext.getInstance("TLS", "SunJSSE");
    }
  },

  /** As its provider makes it, but for the groups, which SSLParameters of JDK 17 cannot name. */
  POSTERN {
    @Override
    SSLContext context(Group group) throws GeneralSecurityException {
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
              Settings.corretto(),
              StatusPolicy.STAPLE);
      return new Context(new ContextSpi(settings));
    }
  };

  /** Returns a context that is to be initialised, in which the group will be negotiated. */
  abstract SSLContext context(Group group) throws GeneralSecurityException;

  /** With the hybrid group everything is as the policy has it: a classical share goes with it. */
  private static List<NamedGroup> groups(Group group, Rules all) {
    return group == Group.X25519 ? List.of(NamedGroup.X25519) : all.groups();
  }

  private static final class Context extends SSLContext {
    private static final Provider SUN_JSSE = Security.getProvider("SunJSSE");

    Context(ContextSpi spi) {
      super(spi, SUN_JSSE, "TLS");
    }
  }
}
