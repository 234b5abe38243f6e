// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Instruments the targets when they are loaded. Every class that the JVM loads passes by here, so
 * that nothing is done but a look at its name; Byte Buddy is loaded with the first target.
 */
final class Transformer implements ClassFileTransformer {
  private final Map<String, Target> targets;
  private final AgentLog log;
  private final Runnable found;
  private final Map<String, String> outcomes = new ConcurrentHashMap<>();

  /**
   * Makes it.
   *
   * @param found runs when a target is loaded
   */
  Transformer(List<Target> targets, AgentLog log, Runnable found) {
    this.found = found;
    this.targets = targets.stream().collect(Collectors.toMap(Target::internalName, t -> t));
    this.log = log;
  }

  /** Instruments what is loaded from now on, and what is loaded already. */
  void install(Instrumentation instrumentation) {
    instrumentation.addTransformer(this, true);
    List<Class<?>> loaded = new ArrayList<>();
    for (Class<?> each : instrumentation.getAllLoadedClasses()) {
      if (targets.containsKey(each.getName().replace('.', '/'))) {
        loaded.add(each);
      }
    }
    for (Class<?> each : loaded) {
      try {
        instrumentation.retransformClasses(each);
      } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
        outcome(each.getName(), "not applied: " + e);
      }
    }
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
      outcome(target.type(), "not applied: " + e.getMessage());
    } catch (Throwable t) {
      outcome(target.type(), "not applied: " + t);
    }
    return null;
  }

  private void outcome(String type, String text) {
    outcomes.put(type, text);
    log.error(type + " is not instrumented, its mail is not protected; " + text);
  }
}
