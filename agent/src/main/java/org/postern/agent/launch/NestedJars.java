// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The jars that the agent carries unmodified, since they are signed. They are written to a
 * directory that only this user can enter, when the first of their classes is asked for, and
 * removed when the JVM ends.
 */
final class NestedJars {
  private final JarFile outer;
  private final String prefix;
  private @Nullable List<Opened> opened;

  private record Opened(JarFile jar, File file) {}

  /** A class or resource of one of the jars. */
  record Found(JarFile jar, JarEntry entry, File file) {
    byte[] read() throws IOException {
      try (InputStream in = jar.getInputStream(entry)) {
        return in.readAllBytes();
      }
    }

    CodeSource source() throws IOException {
      return new CodeSource(file.toURI().toURL(), (Certificate[]) null);
    }

    URL url() throws IOException {
      return new URL("jar:" + file.toURI() + "!/" + entry.getRealName());
    }
  }

  NestedJars(JarFile outer, String prefix) {
    this.outer = outer;
    this.prefix = prefix;
  }

  @Nullable Found find(String name) throws IOException {
    for (Opened each : open()) {
      JarEntry entry = each.jar.getJarEntry(name);
      if (entry != null) {
        return new Found(each.jar, entry, each.file);
      }
    }
    return null;
  }

  private synchronized List<Opened> open() throws IOException {
    List<Opened> result = opened;
    if (result == null) {
      result = new ArrayList<>();
      Path directory = privateDirectory();
      directory.toFile().deleteOnExit();
      for (Enumeration<JarEntry> all = outer.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        if (entry.getName().startsWith(prefix) && entry.getName().endsWith(".jar")) {
          File file = directory.resolve(entry.getName().substring(prefix.length())).toFile();
          file.deleteOnExit();
          try (InputStream in = outer.getInputStream(entry)) {
            Files.copy(in, file.toPath());
          }
          JarFile jar = new JarFile(file, false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
          result.add(new Opened(jar, file));
        }
      }
      opened = result;
    }
    return result;
  }

  private static Path privateDirectory() throws IOException {
    // Made with owner-only permissions where files have them; on Windows the user's own.
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? Files.createTempDirectory(
            "postern-agent-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
        : Files.createTempDirectory("postern-agent-");
  }
}
