// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A configuration file: UTF-8, one {@code key = value} to a line, comments after {@code #} at the
 * beginning of a line. There are no escapes, so that a path is written as it is.
 */
public final class ConfigFile {

  private static final int MAX_BYTES = 256 * 1024;

  /**
   * One setting.
   *
   * @param number the line, from 1
   * @param key what stands before the first {@code =}
   * @param value what stands after it
   */
  public record Line(int number, String key, String value) {}

  private ConfigFile() {}

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read or is no configuration file; the message says why
   */
  public static List<Line> read(Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String text : content(file).split("\r\n|\n|\r", -1)) {
      number++;
      String line = text.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      if (equals < 1) {
        throw new IOException("line " + number + " is not of the form key = value");
      }
      lines.add(
          new Line(number, line.substring(0, equals).strip(), line.substring(equals + 1).strip()));
    }
    return lines;
  }

  private static String content(Path file) throws IOException {
    byte[] bytes;
    if (Files.isDirectory(file)) {
      throw new IOException("it is a directory");
    }
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no such file", e);
    } catch (AccessDeniedException e) {
      throw new IOException("this process may not read it", e);
    }
    if (bytes.length > MAX_BYTES) {
      throw new IOException("it is longer than " + MAX_BYTES + " bytes");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IOException("it is not UTF-8", e);
    }
  }
}
