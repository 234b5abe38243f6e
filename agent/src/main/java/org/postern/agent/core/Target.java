// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.util.List;

/**
 * A class that is instrumented, and what that takes.
 *
 * @param side what it is for
 * @param type the name of the class
 * @param weaves which method gets which advice
 * @param calls which calls are replaced
 * @param fields the fields that the advice uses
 * @param elsewhere what is needed of other classes
 */
record Target(
    Side side,
    String type,
    List<Weave> weaves,
    List<Call> calls,
    List<Symbol> fields,
    List<Symbol.Elsewhere> elsewhere) {

  /** What is lost where a class is not instrumented. */
  enum Side {
    OUTBOUND("its mail is not protected"),
    INBOUND("its listeners keep the server's own TLS");

    private final String without;

    Side(String without) {
      this.without = without;
    }

    String without() {
      return without;
    }
  }

  /**
   * Advice for a method.
   *
   * @param method the method
   * @param advice the name of the class in {@code org.postern.agent.advice}
   */
  record Weave(Symbol method, String advice) {}

  /**
   * A call that gives way to one of {@code ListenerBridge}, which has the object as its first
   * parameter.
   *
   * @param within the method that calls
   * @param owner the name of the class that is called
   * @param called the method that is called
   * @param bridge the name of the static method that is called instead
   */
  record Call(Symbol within, String owner, Symbol called, String bridge) {}

  /** A target on the way out. */
  static Target outbound(
      String type, List<Weave> weaves, List<Symbol> fields, List<Symbol.Elsewhere> elsewhere) {
    return new Target(Side.OUTBOUND, type, weaves, List.of(), fields, elsewhere);
  }

  /** A target on the way in. */
  static Target inbound(
      String type,
      List<Weave> weaves,
      List<Call> calls,
      List<Symbol> fields,
      List<Symbol.Elsewhere> elsewhere) {
    return new Target(Side.INBOUND, type, weaves, calls, fields, elsewhere);
  }

  String internalName() {
    return type.replace('.', '/');
  }
}
