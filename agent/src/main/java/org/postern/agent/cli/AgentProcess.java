// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.PosternKey;
import org.postern.agent.json.JsonFormatException;
import org.postern.agent.json.JsonValue;

/** A JVM that the agent is in, or is to be loaded into. */
final class AgentProcess {

  private static final int MAX_REPORT = 8 << 20;

  private final long pid;
  private final Path jar;

  AgentProcess(long pid, Path jar) {
    this.pid = pid;
    this.jar = jar;
  }

  /** Takes the agent from the jar that this command line runs from. */
  static AgentProcess of(long pid) throws CommandFailure {
    if (ProcessHandle.of(pid).isEmpty()) {
      throw noSuchProcess(pid);
    }
    return new AgentProcess(pid, ownJar());
  }

  /**
   * Loads the agent of this jar and hands it arguments, {@code key=value,…}. What it makes of them
   * shows in its next {@link #report()}.
   */
  void load(String arguments) throws CommandFailure {
    AttachApi api = AttachApi.find();
    if (ProcessHandle.of(pid).isEmpty()) {
      throw noSuchProcess(pid);
    }
    String user = user();
    try {
      api.load(pid, jar.toString(), arguments);
    } catch (Exception e) {
      throw explain(e, user);
    }
  }

  /** Returns who runs the process; empty where that is not told. */
  private String user() {
    return ProcessHandle.of(pid).flatMap(process -> process.info().user()).orElse("");
  }

  /** Asks the agent in the JVM for its report, by attaching a second time. */
  AgentReport report() throws CommandFailure {
    try {
      return reportOrRefusal();
    } catch (CommandFailure e) {
      // That nothing can be asked says nothing about what the answer would be.
      throw CommandFailure.undecided(e.getMessage());
    }
  }

  /** As {@link #report()}, but a JVM that takes nothing in has refused. */
  AgentReport reportOrRefusal() throws CommandFailure {
    Path directory = null;
    try {
      directory = Files.createTempDirectory("postern");
      giveToOwner(directory);
      Path file = directory.resolve("report.json");
      load("report=" + file);
      return read(file);
    } catch (IOException e) {
      throw CommandFailure.undecided("the report of process " + pid + " cannot be had: " + e);
    } finally {
      delete(directory);
    }
  }

  /** Whoever runs the JVM has to be able to write there; only root can attach to others' JVMs. */
  private void giveToOwner(Path directory) {
    String user = user();
    if (user.isEmpty() || user.equals(System.getProperty("user.name"))) {
      return;
    }
    try {
      Files.setOwner(
          directory,
          directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
    } catch (IOException | UnsupportedOperationException e) {
      // Not root: then attaching fails too, with the better explanation.
    }
  }

  /** Resolves relative paths in settings as the process does, where its directory can be seen. */
  Map<String, String> absolute(Map<String, String> settings) {
    Path directory = Path.of("/proc", Long.toString(pid), "cwd");
    Map<String, String> absolute = new LinkedHashMap<>(settings);
    if (Files.isReadable(directory)) {
      for (PosternKey key : List.of(PosternKey.DNS_TRUST_ANCHOR, PosternKey.STATE_DIR)) {
        absolute.computeIfPresent(key.key(), (k, path) -> directory.resolve(path).toString());
      }
    }
    return absolute;
  }

  private AgentReport read(Path file) throws IOException, CommandFailure {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_REPORT + 1);
      if (bytes.length > MAX_REPORT) {
        throw new IOException("it is longer than " + MAX_REPORT + " bytes");
      }
      return new AgentReport(JsonValue.parse(new String(bytes, StandardCharsets.UTF_8)));
    } catch (NoSuchFileException e) {
      throw CommandFailure.undecided(
          "process "
              + pid
              + " wrote no report; its standard error or log says why. Has its container a file"
              + " system of its own, run the command inside of it");
    } catch (JsonFormatException e) {
      throw CommandFailure.undecided(
          "the report of process " + pid + " cannot be read: " + e.getMessage());
    }
  }

  private static void delete(@Nullable Path directory) {
    if (directory == null) {
      return;
    }
    try {
      Files.deleteIfExists(directory.resolve("report.json"));
      Files.delete(directory);
    } catch (IOException e) {
      // The directory stays in the place for temporary files, which is swept by others.
    }
  }

  private static Path ownJar() throws CommandFailure {
    CodeSource source = AgentProcess.class.getProtectionDomain().getCodeSource();
    try {
      Path jar = source == null ? null : Path.of(source.getLocation().toURI());
      if (jar != null && Files.isRegularFile(jar)) {
        return jar.toAbsolutePath();
      }
    } catch (URISyntaxException | IllegalArgumentException e) {
      // not a file; said below
    }
    throw CommandFailure.undecided(
        "expected to run from postern-agent.jar, which is loaded into the other JVM; run "
            + Main.COMMAND
            + " attach");
  }

  private CommandFailure explain(Exception e, String user) {
    String message = String.valueOf(e.getMessage());
    if (message.toLowerCase(Locale.ROOT).contains("dynamic agent loading is not enabled")) {
      return CommandFailure.refused(
          "process "
              + pid
              + " was started with -XX:-EnableDynamicAgentLoading and takes nothing in while it"
              + " runs: start it with -javaagent:postern-agent.jar, and see its log for what the"
              + " agent does");
    }
    if (message.contains("No such process")) {
      return noSuchProcess(pid);
    }
    String me = System.getProperty("user.name");
    String hint =
        user.equals(me) || user.isEmpty()
            ? "it may be no Java program, or run in a container: attach from inside of it"
            : "it belongs to " + user + " and this command runs as " + me + ": run it as " + user;
    return CommandFailure.undecided(
        "process " + pid + " cannot be attached to (" + message + "); " + hint);
  }

  private static CommandFailure noSuchProcess(long pid) {
    return CommandFailure.undecided(
        "there is no process " + pid + "; '" + Main.COMMAND + " attach --list' lists the JVMs");
  }
}
