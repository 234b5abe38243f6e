// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;
import org.postern.agent.bridge.Bridge;

/** Compares what advice needs with what classes have, before any of them is changed. */
final class SymbolCheck {
  private final TypePool pool;

  SymbolCheck(TypePool pool) {
    this.pool = pool;
  }

  /** Returns what is missing; empty if the target can be instrumented. */
  List<String> missing(Target target, TypeDescription type, @Nullable ClassLoader loader) {
    List<String> missing = new ArrayList<>();
    for (Target.Weave weave : target.weaves()) {
      if (!declares(type, weave.method())) {
        missing.add(target.type() + " has no method " + weave.method());
      }
    }
    for (Symbol field : target.fields()) {
      if (!declares(type, field)) {
        missing.add(target.type() + " has no field " + field);
      }
    }
    for (Symbol.Elsewhere other : target.elsewhere()) {
      missing.addAll(missing(other));
    }
    if (!seesBridge(loader)) {
      missing.add("its class loader " + loader + " hides the boot loader's classes");
    }
    return missing;
  }

  private List<String> missing(Symbol.Elsewhere other) {
    TypePool.Resolution resolution = pool.describe(other.type());
    if (!resolution.isResolved()) {
      return List.of("there is no class " + other.type());
    }
    List<String> missing = new ArrayList<>();
    for (Symbol symbol : other.symbols()) {
      if (!has(resolution.resolve(), symbol)) {
        missing.add(other.type() + " has no method " + symbol);
      }
    }
    return missing;
  }

  private static boolean has(TypeDescription type, Symbol symbol) {
    for (TypeDefinition t = type; t != null; t = t.getSuperClass()) {
      if (declares(t.asErasure(), symbol)) {
        return true;
      }
    }
    return type.getInterfaces().asErasures().stream().anyMatch(i -> has(i, symbol));
  }

  private static boolean declares(TypeDescription type, Symbol symbol) {
    return symbol.isMethod()
        ? type.getDeclaredMethods().stream()
            .anyMatch(m ->
                m.getInternalName().equals(symbol.name())
                    && m.getDescriptor().equals(symbol.descriptor()))
        : type.getDeclaredFields().stream()
            .anyMatch(f ->
                f.getName().equals(symbol.name()) && f.getDescriptor().equals(symbol.descriptor()));
  }

  /** A loader that delegates selectively, as in OSGi, may not find what the boot loader has. */
  private static boolean seesBridge(@Nullable ClassLoader loader) {
    try {
      return Class.forName(Bridge.class.getName(), false, loader) == Bridge.class;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
