// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes files of results. What is read may come from anybody: all of it is bounded. */
public final class ResultFiles {
  private static final int MOST_OCTETS = 32 << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(MOST_OCTETS)
                          .maxNestingDepth(32)
                          .maxStringLength(1 << 16)
                          .maxNameLength(1 << 10)
                          .maxNumberLength(100)
                          .build())
                  .build())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private ResultFiles() {}

  /**
   * Reads a file of results.
   *
   * @param file the file, or the directory of a run that holds it
   * @throws BadResultException if there is none, or it is something else
   */
  public static ResultFile read(Path file) throws BadResultException {
    Path path = Files.isDirectory(file) ? file.resolve(ResultFile.NAME) : file;
    return read(path, ResultFile.class);
  }

  /**
   * Reads a JSON file into a record.
   *
   * @throws BadResultException if there is none, or it is something else
   */
  public static <T> T read(Path path, Class<T> type) throws BadResultException {
    if (!Files.isRegularFile(path)) {
      throw new BadResultException("there is no file " + path);
    }
    try {
      long size = Files.size(path);
      if (size > MOST_OCTETS) {
        throw new BadResultException(
            path + " has " + size + " octets; files of results have " + MOST_OCTETS + " at most");
      }
      return Required.of(JSON.readValue(Files.readAllBytes(path), type), "format");
    } catch (JacksonException | IllegalArgumentException e) {
      throw new BadResultException(path + " is not a file of results: " + reason(e));
    } catch (BadResultException e) {
      throw e;
    } catch (IOException e) {
      throw new BadResultException("cannot read " + path + ": " + e.getMessage());
    }
  }

  /** Writes any record as JSON; the file is there as a whole or as it was. */
  public static void write(Path path, Object content) throws IOException {
    write(path, JSON.writeValueAsString(content) + "\n");
  }

  /** Writes text; the file is there as a whole or as it was. */
  public static void write(Path path, String text) throws IOException {
    Path target = path.toAbsolutePath();
    if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(path + " is a directory");
    }
    Path part = target.resolveSibling(target.getFileName() + ".part");
    Files.write(part, text.getBytes(StandardCharsets.UTF_8));
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String reason(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null && !(cause instanceof IllegalArgumentException)) {
      cause = cause.getCause();
    }
    String first = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    if (e instanceof JacksonException json && json.getLocation() != null) {
      first += " (line " + json.getLocation().getLineNr() + ")";
    }
    return first;
  }
}
