// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.bridge;

/** The agent that runs in this JVM, as later attaches see it. */
public interface Control {

  /**
   * Carries out the arguments of {@code -javaagent} or of an attach: starts the agent, refuses to
   * start it twice, or writes the report that was asked for. Never throws.
   *
   * @param arguments {@code key=value,…}; may be empty
   */
  void command(String arguments);
}
