// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.launch;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.CodeSource;
import java.security.SecureClassLoader;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads what the application must not see: the classes and resources under {@code inst/} of the
 * agent's jar, and Bouncy Castle from the jars nested there. Its parent is the platform loader, so
 * that the libraries of the application cannot be seen from here either.
 */
public final class AgentClassLoader extends SecureClassLoader {
  private static final String ROOT = "inst/";
  private static final String NESTED = "org/bouncycastle/";

  /** The build has laid what libraries bring for older releases over their base. */
  private static final int FLOOR = 17;

  static {
    registerAsParallelCapable();
  }

  private final JarFile jar;
  private final String url;
  private final CodeSource source;
  private final List<String> roots;
  private final NestedJars nested;

  AgentClassLoader(File file) throws IOException {
    super("postern", ClassLoader.getPlatformClassLoader());
    // Unverified: checking signatures is slow, and the jar is the operator's own.
    this.jar = new JarFile(file, false);
    this.url = "jar:" + file.toURI() + "!/";
    this.source = new CodeSource(file.toURI().toURL(), (Certificate[]) null);
    this.roots = roots(jar);
    this.nested = new NestedJars(jar, ROOT + "lib/");
  }

  /** The newest release's classes first, as in a multi-release jar. */
  private static List<String> roots(JarFile jar) {
    List<String> roots = new ArrayList<>();
    for (int release = Runtime.version().feature(); release > FLOOR; release--) {
      String versioned = ROOT + "META-INF/versions/" + release + "/";
      if (jar.getEntry(versioned) != null) {
        roots.add(versioned);
      }
    }
    roots.add(ROOT);
    return List.copyOf(roots);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String path = name.replace('.', '/') + ".class";
    try {
      CodeSource from = source;
      byte[] bytes = read(path);
      if (bytes == null && path.startsWith(NESTED)) {
        NestedJars.Found found = nested.find(path);
        if (found != null) {
          bytes = found.read();
          from = found.source();
        }
      }
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      definePackageOf(name);
      return defineClass(name, bytes, 0, bytes.length, from);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private void definePackageOf(String className) {
    int dot = className.lastIndexOf('.');
    if (dot > 0 && getDefinedPackage(className.substring(0, dot)) == null) {
      try {
        definePackage(className.substring(0, dot), null, null, null, null, null, null, null);
      } catch (IllegalArgumentException e) {
        // Another thread was faster.
      }
    }
  }

  private @Nullable JarEntry entry(String name) {
    String stored =
        name.endsWith(".class") ? name.substring(0, name.length() - 6) + ".classdata" : name;
    for (String root : roots) {
      JarEntry entry = jar.getJarEntry(root + stored);
      if (entry != null) {
        return entry;
      }
    }
    return null;
  }

  private byte @Nullable [] read(String name) throws IOException {
    JarEntry entry = entry(name);
    if (entry == null) {
      return null;
    }
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  @Override
  protected @Nullable URL findResource(String name) {
    try {
      JarEntry entry = entry(name);
      if (entry != null) {
        return new URL(url + entry.getName());
      }
      NestedJars.Found found = name.startsWith(NESTED) ? nested.find(name) : null;
      return found == null ? null : found.url();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL found = findResource(name);
    return Collections.enumeration(found == null ? List.of() : List.of(found));
  }

  /** Reads from the open jar; a URL would open and index it a second time. */
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    try {
      byte[] bytes = read(name);
      return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    } catch (IOException e) {
      return null;
    }
  }
}
