// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Instruments the targets when they are loaded. Every class that the JVM loads passes by here, so
 * that nothing is done but a look at its name; Byte Buddy is loaded with the first target.
 */
final class Transformer implements ClassFileTransformer {
  private final Map<String, Target> targets = new ConcurrentHashMap<>();
  private final AgentLog log;
  private final Runnable found;
  private final Map<String, String> outcomes = new ConcurrentHashMap<>();
  private boolean added;

  /**
   * Makes it.
   *
   * @param found runs when a target is loaded
   */
  Transformer(AgentLog log, Runnable found) {
    this.found = found;
    this.log = log;
  }

  /**
   * Instruments what is loaded from now on, and what is loaded already. What was a target before
   * stays one.
   *
   * @return the names of the targets that are loaded already
   */
  synchronized Set<String> install(Instrumentation instrumentation, List<Target> wanted) {
    Map<String, Target> fresh = new HashMap<>();
    for (Target each : wanted) {
      if (targets.putIfAbsent(each.internalName(), each) == null) {
        fresh.put(each.type(), each);
      }
    }
    if (!added) {
      added = true;
      instrumentation.addTransformer(this, true);
    }
    List<Class<?>> loaded = new ArrayList<>();
    for (Class<?> each : instrumentation.getAllLoadedClasses()) {
      if (fresh.containsKey(each.getName())) {
        loaded.add(each);
      }
    }
    for (Class<?> each : loaded) {
      try {
        instrumentation.retransformClasses(each);
      } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
        outcome(Objects.requireNonNull(fresh.get(each.getName())), "not applied: " + e);
      }
    }
    return loaded.stream().map(Class::getName).collect(Collectors.toSet());
  }

  /** Returns for every target what became of it. */
  Map<String, String> outcomes() {
    return targets.values().stream()
        .collect(
            Collectors.toMap(Target::type, t -> outcomes.getOrDefault(t.type(), "not loaded")));
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> loaded,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    Target target = name == null ? null : targets.get(name);
    if (target == null) {
      return null;
    }
    try {
      found.run();
      byte[] woven = new Weaver().weave(target, loader, classFile);
      outcomes.putIfAbsent(target.type(), "applied");
      return woven;
    } catch (Weaver.MissingSymbols e) {
      outcome(target, "not applied: " + e.getMessage());
    } catch (Throwable t) {
      outcome(target, "not applied: " + t);
    }
    return null;
  }

  private void outcome(Target target, String text) {
    outcomes.put(target.type(), text);
    log.error(target.type() + " is not instrumented, " + target.side().without() + "; " + text);
  }
}
