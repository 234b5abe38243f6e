// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The server's own log. That is its System.Logger; but a server that logs by SLF4J and has no
 * bridge from System.Logger to it, as Apache James, would never show what is written there.
 */
interface ServerLog {

  /** The name of the logger. */
  String NAME = "org.postern";

  void log(Level level, String text);

  String describe();

  /** Whether the library's lines end in the same log without our doing. */
  default boolean isSystemLogger() {
    return false;
  }

  static ServerLog of(@Nullable ClassLoader loader) {
    if (!hasLoggerFinder()) {
      try {
        ServerLog slf4j = slf4j(loader);
        if (slf4j != null) {
          return slf4j;
        }
      } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
        // The server does not log by SLF4J.
      }
    }
    Logger logger = System.getLogger(NAME);
    return new ServerLog() {
      @Override
      public void log(Level level, String text) {
        logger.log(level, text);
      }

      @Override
      public String describe() {
        return "System.Logger " + NAME;
      }

      @Override
      public boolean isSystemLogger() {
        return true;
      }
    };
  }

  /** Where the server's logging cannot be had. */
  static ServerLog standardError(Throwable cause) {
    return new ServerLog() {
      @Override
      public void log(Level level, String text) {
        System.err.println("Postern: " + level + " " + text);
      }

      @Override
      public String describe() {
        return "standard error (" + cause + ")";
      }
    };
  }

  private static boolean hasLoggerFinder() {
    try {
      return ServiceLoader.load(System.LoggerFinder.class, ClassLoader.getSystemClassLoader())
          .stream()
          .anyMatch(provider -> provider.type().getClassLoader() != null);
    } catch (ServiceConfigurationError e) {
      return false; // One that cannot be loaded, which the JDK passes over too.
    }
  }

  private static @Nullable ServerLog slf4j(@Nullable ClassLoader loader)
      throws ReflectiveOperationException {
    Class<?> factory =
        Class.forName(
            "org.slf4j.LoggerFactory",
            true,
            loader == null ? ClassLoader.getSystemClassLoader() : loader);
    String back = factory.getMethod("getILoggerFactory").invoke(null).getClass().getName();
    if (back.startsWith("org.slf4j.helpers.")) {
      return null; // None is bound, or not yet.
    }
    Object logger = factory.getMethod("getLogger", String.class).invoke(null, NAME);
    Class<?> type = Class.forName("org.slf4j.Logger", false, factory.getClassLoader());
    Method error = type.getMethod("error", String.class);
    Method warn = type.getMethod("warn", String.class);
    Method info = type.getMethod("info", String.class);
    Method debug = type.getMethod("debug", String.class);
    return new ServerLog() {
      @Override
      public void log(Level level, String text) {
        Method method =
            switch (level) {
              case ERROR -> error;
              case WARNING -> warn;
              case INFO -> info;
              default -> debug;
            };
        try {
          method.invoke(logger, text);
        } catch (ReflectiveOperationException e) {
          System.err.println("Postern: " + text);
        }
      }

      @Override
      public String describe() {
        return "SLF4J " + NAME + " (" + back + ")";
      }

      /** SLF4J may end in java.util.logging, as System.Logger does: what is there comes once. */
      @Override
      public boolean isSystemLogger() {
        return back.endsWith(".JDK14LoggerFactory");
      }
    };
  }
}
