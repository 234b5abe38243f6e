// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.programs;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.postern.interop.LabPaths;

/** Has the program once more, with Netty 4.2 in place of the Netty on the class path. */
final class Netty42 extends URLClassLoader {
  private static final List<String> OWN =
      List.of("io.netty.", NettyEcho.class.getName(), NettyHandlers.class.getName());

  Netty42() throws IOException {
    super(urls(), Netty42.class.getClassLoader());
  }

  NettyProgram program() throws ReflectiveOperationException {
    var constructor = loadClass(NettyEcho.class.getName()).getDeclaredConstructor();
    constructor.setAccessible(true);
    return (NettyProgram) constructor.newInstance();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (OWN.stream().noneMatch(name::startsWith)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : findClass(name);
    }
  }

  private static URL[] urls() throws IOException {
    List<URL> urls = new ArrayList<>();
    try (Stream<Path> jars = Files.list(LabPaths.netty42())) {
      for (Path jar : jars.toList()) {
        urls.add(jar.toUri().toURL());
      }
    }
    urls.add(NettyEcho.class.getProtectionDomain().getCodeSource().getLocation());
    return urls.toArray(new URL[0]);
  }
}
