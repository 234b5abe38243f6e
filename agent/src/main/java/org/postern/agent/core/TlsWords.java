// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import org.postern.PosternConfig;
import org.postern.PosternKey;

/** What the log says about the TLS that Postern makes. */
final class TlsWords {
  private TlsWords() {}

  /** Returns engine, policy and profile. */
  static String of(PosternConfig config) {
    return String.format(
        "engine %s, TLS policy %s, profile %s",
        config.get(PosternKey.TLS_ENGINE),
        config.get(PosternKey.TLS_POLICY),
        config.get(PosternKey.TLS_PROFILE));
  }
}
