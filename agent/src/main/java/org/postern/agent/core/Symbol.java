// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.util.List;
import net.bytebuddy.description.method.MethodDescription;

/**
 * A method or field that advice needs, as a class file writes it: a name and a descriptor. An empty
 * descriptor stands for any.
 *
 * @param name the name
 * @param descriptor the descriptor; methods have one that begins with a parenthesis
 */
record Symbol(String name, String descriptor) {

  static Symbol method(String name, String descriptor) {
    return new Symbol(name, descriptor);
  }

  static Symbol field(String name, String descriptor) {
    return new Symbol(name, descriptor);
  }

  boolean isMethod() {
    return descriptor.startsWith("(");
  }

  /** Whether it is this method. */
  boolean is(MethodDescription method) {
    return method.getInternalName().equals(name) && method.getDescriptor().equals(descriptor);
  }

  /** What reflection needs of a class that is not instrumented. */
  record Elsewhere(String type, List<Symbol> symbols) {}

  @Override
  public String toString() {
    return isMethod() ? name + descriptor : name + " of type " + descriptor;
  }
}
