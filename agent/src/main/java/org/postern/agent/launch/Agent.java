// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.launch;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.security.CodeSource;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * The door into the jar. This is the one class of Postern on the system class loader; the others
 * are found on the boot loader or hidden in {@link AgentClassLoader}. It keeps no state, and
 * nothing that goes wrong in it reaches the program.
 */
public final class Agent {
  private static final String LAUNCHER = "org.postern.agent.launch.Launcher";

  private Agent() {}

  /** Started by {@code -javaagent}. */
  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    if (!isJdkTool() && !isOwnCommandLine()) {
      start(arguments, instrumentation);
    }
  }

  /** Started by attaching to a running JVM. */
  public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
    start(arguments, instrumentation);
  }

  /** Started by {@code java -jar}: the command line. */
  public static void main(String[] arguments) throws Throwable {
    try {
      Launcher.commandLine(ownJar(), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /**
   * Tells whether this JVM runs Postern's own command line, of this jar or of a copy of it, which
   * {@code JAVA_TOOL_OPTIONS} makes load the agent too.
   */
  private static boolean isOwnCommandLine() {
    try {
      File program = new File(System.getProperty("java.class.path", ""));
      return program.isFile() && isAgentJar(program);
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static void start(@Nullable String arguments, Instrumentation instrumentation) {
    try {
      File jar = ownJar();
      if (!onBootLoader(LAUNCHER)) {
        instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar, false));
      }
      // By name: seen from here the class would be the boot loader's or ours, depending on when.
      Class.forName(LAUNCHER, true, null)
          .getMethod("start", File.class, String.class, Instrumentation.class)
          .invoke(null, jar, arguments == null ? "" : arguments, instrumentation);
    } catch (Throwable t) {
      Throwable cause = t instanceof InvocationTargetException e ? e.getCause() : t;
      System.err.println("Postern is NOT active, outgoing mail is not protected: " + cause);
    }
  }

  private static boolean onBootLoader(String name) {
    try {
      Class.forName(name, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** The jar this class came from, which must be the agent's own. */
  private static File ownJar() throws Exception {
    CodeSource source = Agent.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      throw new IllegalStateException("the place of the agent's jar is unknown");
    }
    File jar = new File(source.getLocation().toURI());
    if (!jar.isFile() || !isAgentJar(jar)) {
      throw new IllegalStateException(
          jar
              + " is not the agent's own jar; use postern-agent.jar as it is, outside of any"
              + " application or uber jar");
    }
    return jar;
  }

  private static boolean isAgentJar(File file) throws IOException {
    try (JarFile jar = new JarFile(file, false)) {
      Manifest manifest = jar.getManifest();
      return manifest != null
          && Agent.class.getName().equals(manifest.getMainAttributes().getValue("Premain-Class"))
          && jar.getEntry("inst/org/postern/agent/core/Core.classdata") != null;
    }
  }

  /**
   * Tells whether the JVM runs a tool of the JDK, which {@code JAVA_TOOL_OPTIONS} makes load the
   * agent too. A program that is started from its source is not a tool.
   */
  private static boolean isJdkTool() {
    String module = System.getProperty("jdk.module.main", "");
    String main = System.getProperty("jdk.module.main.class", "");
    if (main.isEmpty()) {
      String command = System.getProperty("sun.java.command", "");
      int end = command.indexOf(' ');
      main = end < 0 ? command : command.substring(0, end);
      int slash = main.indexOf('/');
      if (slash > 0) {
        module = module.isEmpty() ? main.substring(0, slash) : module;
        main = main.substring(slash + 1);
      }
    }
    boolean tool =
        module.startsWith("jdk.")
            || module.startsWith("java.")
            || main.startsWith("sun.tools.")
            || main.startsWith("com.sun.tools.")
            || main.startsWith("sun.security.tools.");
    return tool && !main.startsWith("com.sun.tools.javac.launcher.");
  }
}
