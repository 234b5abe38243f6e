// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postern.dns.DnsOptions.Trust;
import org.postern.dns.SecureResolver;

/**
 * Remembers which servers have delivered DNSSEC, over restarts if there is a state directory. A
 * server that once did and no longer does is not taken for one that cannot: otherwise stripping
 * would be a way to switch validation off. Thread-safe.
 */
final class DnssecMemory {
  private static final String FILE = "dnssec-servers";
  private static final Logger LOG = System.getLogger(SecureResolver.class.getName());
  private static final int MAX_SIZE = 64 * 1024;

  /** An IPv6 address may have a scope, which may be the name of an interface (RFC 4007). */
  private static final Pattern LINE =
      Pattern.compile(
          "(VALIDATE|AD|BOTH) \\[?[0-9A-Fa-f.:]{2,45}(%[!-~&&[^\\]]]{1,32})?\\]?:\\d{1,5}");

  private static final String HEADER =
      "# DNS servers that have delivered DNSSEC. One that is listed here and no longer does makes\n"
          + "# lookups fail. Delete this file if you changed the servers on purpose.\n";

  private final @Nullable Path file;
  private final Set<String> lines = new LinkedHashSet<>();
  private boolean stored;

  private DnssecMemory(@Nullable Path file) {
    this.file = file;
  }

  /**
   * Opens the memory; without a directory, or with one that cannot be used, it ends with the
   * process.
   */
  static DnssecMemory open(@Nullable Path directory) {
    DnssecMemory memory = new DnssecMemory(directory == null ? null : directory.resolve(FILE));
    memory.read();
    return memory;
  }

  private void read() {
    if (file == null) {
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MAX_SIZE);
      stored = true;
      for (String line : new String(content, StandardCharsets.UTF_8).split("\n", -1)) {
        if (LINE.matcher(line).matches()) {
          lines.add(line);
        } else if (!line.isEmpty() && !line.startsWith("#")) {
          LOG.log(
              Level.WARNING,
              "{0} is damaged: expected lines such as \"VALIDATE 127.0.0.1:53\"; what cannot be read"
                  + " is ignored, and the file is written anew when a server delivers DNSSEC",
              file);
          return;
        }
      }
    } catch (NoSuchFileException e) {
      return; // the first start
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "cannot read {0} ({1}); which DNS servers deliver DNSSEC is remembered only while the"
              + " process runs",
          file,
          e.toString());
    }
  }

  synchronized boolean knows(Trust trust, String server) {
    return lines.contains(trust + " " + server);
  }

  synchronized void remember(Trust trust, String server) {
    if (lines.add(trust + " " + server)) {
      write();
    }
  }

  private void write() {
    if (file == null) {
      return;
    }
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory == null) {
        throw new IOException("no directory");
      }
      Files.createDirectories(directory);
      if (Files.exists(file)) {
        read(); // another process may have written meanwhile
      }
      Path fresh = Files.createTempFile(directory, FILE, ".tmp");
      try {
        Files.writeString(fresh, HEADER + String.join("\n", lines) + "\n");
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        stored = true;
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "cannot write {0} ({1}); which DNS servers deliver DNSSEC is remembered only while the"
              + " process runs",
          file,
          e.toString());
    }
  }

  /** Forgets all if the operator has deleted the file. */
  synchronized void refresh() {
    if (stored && file != null && Files.notExists(file)) {
      lines.clear();
      stored = false;
    }
  }

  /** What the operator has to do after changing the servers on purpose. */
  synchronized String howToForget() {
    return stored ? "delete " + file : "restart this process";
  }
}
