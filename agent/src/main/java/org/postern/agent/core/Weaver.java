// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.TypeResolutionStrategy;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/** Inlines advice into a class file. No member is added, so that loaded classes can be changed. */
final class Weaver {
  private static final String ADVICE = "org.postern.agent.advice.";

  private final ClassFileLocator own =
      ClassFileLocator.ForClassLoader.of(Weaver.class.getClassLoader());

  /** A class that lacks what the advice needs; it is left as it is. */
  static final class MissingSymbols extends Exception {
    private static final long serialVersionUID = 1L;

    MissingSymbols(List<String> missing) {
      super(String.join("; ", missing));
    }
  }

  /**
   * Returns the class with the advice in it.
   *
   * @throws MissingSymbols if it is not the class that the advice was written for
   */
  byte[] weave(Target target, @Nullable ClassLoader loader, byte[] classFile)
      throws MissingSymbols {
    ClassFileLocator locator =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(target.type(), classFile),
            ClassFileLocator.ForClassLoader.of(loader),
            own);
    TypePool pool = TypePool.Default.WithLazyResolution.of(locator);
    TypeDescription type = pool.describe(target.type()).resolve();
    List<String> missing = new SymbolCheck(pool).missing(target, type, loader);
    if (!missing.isEmpty()) {
      throw new MissingSymbols(missing);
    }
    DynamicType.Builder<?> builder =
        new ByteBuddy()
            .with(TypeValidation.DISABLED)
            .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
            .with(Implementation.Context.Disabled.Factory.INSTANCE)
            .decorate(type, locator);
    for (Target.Weave weave : target.weaves()) {
      builder = builder.visit(visitor(weave, pool, locator));
    }
    CallReplacement replacement = new CallReplacement(target, pool);
    byte[] woven =
        replacement.apply(builder).make(TypeResolutionStrategy.Disabled.INSTANCE, pool).getBytes();
    if (!replacement.missing().isEmpty()) {
      throw new MissingSymbols(replacement.missing());
    }
    return woven;
  }

  private static AsmVisitorWrapper visitor(
      Target.Weave weave, TypePool pool, ClassFileLocator locator) {
    return Advice.to(pool.describe(ADVICE + weave.advice()).resolve(), locator)
        .on(weave.method()::is);
  }
}
