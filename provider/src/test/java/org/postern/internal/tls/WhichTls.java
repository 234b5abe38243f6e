// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.tls;

import java.time.Clock;
import java.time.Duration;
import org.postern.PosternProvider;
import org.postern.internal.jsse.ContextSettings;
import org.postern.internal.policy.KeyShares;
import org.postern.internal.policy.Policies;
import org.postern.internal.policy.Policy;
import org.postern.policy.Profile;

/** The engines that a test runs on. */
public enum WhichTls {
  POSTERN,
  JDK;

  /** Returns TLS under the newest policy. */
  public RequirementTls at(Clock clock) {
    Policy policy = Policies.of(Policies.latest());
    Engine engine =
        this == JDK
            ? new JdkEngine(policy)
            : new OwnEngine(
                new PosternProvider(),
                policy.name(),
                profile ->
                    new ContextSettings(
                        () -> policy.effective(profile),
                        policy.rules(profile).protocols(),
                        KeyShares.BOTH,
                        Duration.ofSeconds(30)));
    return new RequirementTls(clock, engine, Profile.INTERMEDIATE);
  }
}
