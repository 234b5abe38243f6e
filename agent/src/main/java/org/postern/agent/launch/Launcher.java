// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.launch;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import org.postern.agent.bridge.Bridge;
import org.postern.agent.bridge.Control;

/** Starts what the jar hides, in a class loader of its own. Public only for {@link Agent}. */
public final class Launcher {
  private Launcher() {}

  /** Starts the agent, or hands the arguments to the one that runs already. */
  public static void start(File jar, String arguments, Instrumentation instrumentation)
      throws ReflectiveOperationException, IOException {
    synchronized (Bridge.class) {
      Control control = Bridge.control();
      if (control == null) {
        control =
            (Control)
                new AgentClassLoader(jar)
                    .loadClass("org.postern.agent.core.Core")
                    .getConstructor(File.class, Instrumentation.class)
                    .newInstance(jar, instrumentation);
        Bridge.control(control);
      }
      control.command(arguments);
    }
  }

  /** Runs the command line. */
  static void commandLine(File jar, String[] arguments)
      throws ReflectiveOperationException, IOException {
    AgentClassLoader loader = new AgentClassLoader(jar);
    Thread.currentThread().setContextClassLoader(loader);
    loader
        .loadClass("org.postern.agent.cli.Main")
        .getMethod("main", String[].class)
        .invoke(null, (Object) arguments);
  }
}
