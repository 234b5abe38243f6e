// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.asm.MemberSubstitution;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.pool.TypePool;
import org.postern.agent.bridge.ListenerBridge;

/** Has calls within a class go to the bridge. */
final class CallReplacement {
  private final Target target;
  private final TypeDescription bridge;
  private final Set<Target.Call> found = new HashSet<>();

  CallReplacement(Target target, TypePool pool) {
    this.target = target;
    this.bridge = pool.describe(ListenerBridge.class.getName()).resolve();
  }

  DynamicType.Builder<?> apply(DynamicType.Builder<?> builder) {
    DynamicType.Builder<?> result = builder;
    for (Target.Call call : target.calls()) {
      MethodDescription replacement =
          bridge.getDeclaredMethods().stream()
              .filter(m -> m.getName().equals(call.bridge()))
              .findFirst()
              .orElseThrow();
      result =
          result.visit(
              MemberSubstitution.relaxed()
                  .method(called -> matches(call, called))
                  .replaceWith(replacement)
                  .on(call.within()::is));
    }
    return result;
  }

  private boolean matches(Target.Call call, MethodDescription called) {
    boolean is =
        call.called().is(called)
            && called.getDeclaringType().asErasure().getName().equals(call.owner());
    if (is) {
      found.add(call);
    }
    return is;
  }

  /** Returns the calls that the class has not, once it was made. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (Target.Call call : target.calls()) {
      if (!found.contains(call)) {
        missing.add(
            target.type()
                + "#"
                + call.within()
                + " does not call "
                + call.owner()
                + "#"
                + call.called());
      }
    }
    return missing;
  }
}
