// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import org.postern.PosternConfig;
import org.postern.PosternKey;
import org.postern.policy.Profile;

/** What the log says about the TLS that Postern makes. */
final class TlsWords {
  private TlsWords() {}

  /** Returns the policy and its profile, and whose engine it is if not Postern's. */
  static String of(PosternConfig config) {
    return of(config, Profile.of(config.get(PosternKey.TLS_PROFILE)));
  }

  /** Returns the policy and a profile of it, and whose engine it is if not Postern's. */
  static String of(PosternConfig config, Profile profile) {
    String engine = config.get(PosternKey.TLS_ENGINE);
    return "policy "
        + config.get(PosternKey.TLS_POLICY)
        + " "
        + profile.label()
        + (engine.equals("postern") ? "" : ", engine " + engine);
  }
}
