// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's attach API, {@code com.sun.tools.attach}, by reflection: the class loader of the
 * command line cannot see the module {@code jdk.attach}, and a trimmed runtime image lacks it.
 */
final class AttachApi {

  private static final String MODULE = "jdk.attach";
  private static final String VIRTUAL_MACHINE = "com.sun.tools.attach.VirtualMachine";
  private static final String DESCRIPTOR = "com.sun.tools.attach.VirtualMachineDescriptor";

  private final Class<?> virtualMachine;

  private AttachApi(Class<?> virtualMachine) {
    this.virtualMachine = virtualMachine;
  }

  /** One JVM of this user on this machine. */
  record Jvm(long pid, String displayName) {}

  /** Finds the API, or says why it is not there. */
  static AttachApi find() throws CommandFailure {
    Optional<Class<?>> type =
        ModuleLayer.boot().findModule(MODULE).map(m -> Class.forName(m, VIRTUAL_MACHINE));
    if (type.isEmpty()) {
      throw CommandFailure.undecided(
          "this Java runtime, "
              + System.getProperty("java.home")
              + ", has no module jdk.attach; run the command with a full JDK, or start the server"
              + " with -javaagent:postern-agent.jar");
    }
    return new AttachApi(type.get());
  }

  /** Lists the JVMs of this user, this one left out. */
  List<Jvm> list() throws Exception {
    List<Jvm> jvms = new ArrayList<>();
    Class<?> descriptor = Class.forName(virtualMachine.getModule(), DESCRIPTOR);
    for (Object each : (List<?>) call(virtualMachine, "list", null)) {
      long pid = Long.parseLong((String) call(descriptor, "id", each));
      if (pid != ProcessHandle.current().pid()) {
        jvms.add(new Jvm(pid, (String) call(descriptor, "displayName", each)));
      }
    }
    return jvms;
  }

  /**
   * Loads an agent into a JVM and waits until its {@code agentmain} has returned.
   *
   * @throws Exception whatever the attach API throws, unwrapped
   */
  void load(long pid, String jar, String options) throws Exception {
    Object vm = call(virtualMachine, "attach", null, Long.toString(pid));
    try {
      call(virtualMachine, "loadAgent", vm, jar, options);
    } finally {
      call(virtualMachine, "detach", vm);
    }
  }

  private static Object call(Class<?> type, String method, @Nullable Object target, String... args)
      throws Exception {
    Class<?>[] parameters = new Class<?>[args.length];
    Arrays.fill(parameters, String.class);
    try {
      return type.getMethod(method, parameters).invoke(target, (Object[]) args);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
