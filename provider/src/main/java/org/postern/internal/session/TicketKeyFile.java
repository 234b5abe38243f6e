// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a file of ticket keys: a key a line, base64 of 48 or 80 random octets (the sizes that other
 * servers use; {@code openssl rand -base64 -A 80} makes one), the first for sealing, all for
 * opening; empty lines and those that begin with # do not count. Where the file system has
 * permissions, nobody but the owner and the group may read it and nobody but the owner may write
 * it.
 */
final class TicketKeyFile {

  static final int MAX_KEYS = 16;

  private static final int MAX_SIZE = 16 * 1024;
  private static final Set<PosixFilePermission> TOO_OPEN =
      EnumSet.of(
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private TicketKeyFile() {}

  /**
   * Returns the keys of the file, at least one.
   *
   * @throws IOException if it cannot be read, is too open, or is not such a file
   */
  static List<TicketKey> read(Path file) throws IOException {
    checkPermissions(file);
    if (Files.size(file) > MAX_SIZE) {
      throw new IOException("it has more than " + MAX_SIZE + " octets");
    }
    List<TicketKey> keys = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int number = 0;
    for (String line :
        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).split("\\R")) {
      number++;
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        if (!seen.add(text)) {
          throw new IOException("line " + number + " has the key of an earlier line");
        }
        keys.add(new TicketKey(material(text, number)));
      }
    }
    if (keys.isEmpty() || keys.size() > MAX_KEYS) {
      throw new IOException("it has " + keys.size() + " keys; 1 to " + MAX_KEYS + " are expected");
    }
    return keys;
  }

  private static byte[] material(String text, int number) throws IOException {
    byte[] material;
    try {
      material = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IOException("line " + number + " is not base64", e);
    }
    if (material.length != 48 && material.length != 80) {
      throw new IOException(
          "line " + number + " has " + material.length + " octets; 48 or 80 are expected");
    }
    return material;
  }

  private static void checkPermissions(Path file) throws IOException {
    Set<PosixFilePermission> permissions;
    try {
      permissions = Files.getPosixFilePermissions(file);
    } catch (UnsupportedOperationException e) {
      return;
    }
    for (PosixFilePermission each : TOO_OPEN) {
      if (permissions.contains(each)) {
        throw new IOException("its permissions are too open (" + each + "); use chmod 600");
      }
    }
  }
}
