// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.util.List;

/**
 * A class that is instrumented, and what that takes.
 *
 * @param type the name of the class
 * @param weaves which method gets which advice
 * @param fields the fields that the advice uses
 * @param elsewhere what is needed of other classes
 */
record Target(
    String type, List<Weave> weaves, List<Symbol> fields, List<Symbol.Elsewhere> elsewhere) {

  /**
   * Advice for a method.
   *
   * @param method the method
   * @param advice the name of the class in {@code org.postern.agent.advice}
   */
  record Weave(Symbol method, String advice) {}

  String internalName() {
    return type.replace('.', '/');
  }
}
