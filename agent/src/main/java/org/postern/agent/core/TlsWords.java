// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import org.postern.PosternConfig;

/** What the log says about the TLS that Postern makes. */
final class TlsWords {
  private TlsWords() {}

  /** Returns engine, policy and profile, as far as they can be configured. */
  static String of(PosternConfig config) {
    return "engine jdk";
  }
}
