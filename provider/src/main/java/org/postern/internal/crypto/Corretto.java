// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import org.jspecify.annotations.Nullable;

/**
 * The Amazon Corretto Crypto Provider, if the application's class path or a configured jar has it.
 * It is never registered in the JVM.
 *
 * @param provider null if there is none
 * @param reason why there is none
 */
record Corretto(@Nullable Provider provider, String reason) {

  private static final String CLASS =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

  /**
   * Finds it.
   *
   * @param setting "auto", "off" or the path of a jar
   * @throws IllegalArgumentException if the jar does not hold it
   */
  static Corretto find(String setting) {
    return switch (setting) {
      case "off" -> new Corretto(null, "tls.corretto=off");
      case "auto" -> onClassPath();
      default -> inJar(Path.of(setting));
    };
  }

  /** The agent's own loader does not see the class path: the system loader does. */
  private static Corretto onClassPath() {
    ClassLoader own = Corretto.class.getClassLoader();
    for (ClassLoader loader : new ClassLoader[] {own, ClassLoader.getSystemClassLoader()}) {
      try {
        return load(Class.forName(CLASS, true, loader));
      } catch (ClassNotFoundException e) {
        continue;
      } catch (LinkageError e) {
        return new Corretto(null, "it does not load: " + e.getMessage());
      }
    }
    return new Corretto(null, "it is not on the class path");
  }

  private static Corretto inJar(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalArgumentException(
          "tls.corretto is auto, off or the path of a jar: there is no file " + jar);
    }
    try {
      // Never closed: the provider loads its classes from it as long as the JVM lives.
      URLClassLoader loader =
          new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
      return load(Class.forName(CLASS, true, loader));
    } catch (ClassNotFoundException | MalformedURLException e) {
      throw new IllegalArgumentException(
          "tls.corretto: " + jar + " does not hold the Amazon Corretto Crypto Provider", e);
    } catch (LinkageError e) {
      return new Corretto(null, "it does not load: " + e.getMessage());
    }
  }

  private static Corretto load(Class<?> type) {
    try {
      Provider provider = (Provider) type.getField("INSTANCE").get(null);
      Object error = type.getMethod("getLoadingError").invoke(provider);
      return error == null
          ? new Corretto(provider, "")
          : new Corretto(null, "its native library does not load: " + error);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return new Corretto(null, "it is of a version that is not known here: " + e);
    }
  }
}
