// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postern.PosternConfig;
import org.postern.PosternConfigException;
import org.postern.PosternKey;
import org.postern.agent.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attach}. */
@Command(
    name = "attach",
    description = {
      "Load the agent into a running JVM: its next outgoing mail is protected.",
      "",
      "Run it as the user of that JVM, with the same or a newer JDK. The settings are those of"
          + " -javaagent; lists use + instead of a comma. JDK 21 and newer print a warning there"
          + " unless started with -XX:+EnableDynamicAgentLoading."
    },
    exitCodeList = {
      "0:the agent is in the JVM and active",
      "1:the JVM or the agent in it refused",
      "2:usage: the command line, or a file it names, cannot be used",
      "3:the JVM could not be reached"
    })
final class AttachCommand extends Inquiry {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final int MOST_LOOKS = 5;
  private static final Set<PosternKey> FILES =
      EnumSet.of(
          PosternKey.CONFIG,
          PosternKey.DNS_TRUST_ANCHOR,
          PosternKey.STATE_DIR,
          PosternKey.IDENTITY_CHAIN,
          PosternKey.IDENTITY_KEY,
          PosternKey.IDENTITY_PASSWORD_FILE,
          PosternKey.OCSP_RESPONSES,
          PosternKey.LOG_FILE);

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--list", description = "List the JVMs of this user instead.")
  private boolean list;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PID",
      converter = Pid.class,
      description = "The process.")
  private @Nullable Long pid;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "key=value",
      description = "Settings, such as dane.mode=audit.")
  private List<String> settings = new ArrayList<>();

  @Override
  Result inquire() throws Exception {
    if (list != (pid == null)) {
      throw new ParameterException(spec.commandLine(), "expected either a PID or --list");
    }
    if (pid == null) {
      return listed(AttachApi.find().list());
    }
    String arguments = arguments();
    return attached(AgentProcess.of(pid), pid, arguments);
  }

  private static Result listed(List<AttachApi.Jvm> jvms) {
    return new Result(
        ExitCodes.VERIFIED,
        jvms.size() + (jvms.size() == 1 ? " JVM" : " JVMs"),
        jvms.stream().map(jvm -> jvm.pid() + " " + jvm.displayName()).toList(),
        JsonObject.of(
            "jvms",
            jvms.stream()
                .map(jvm -> JsonObject.of("pid", jvm.pid()).with("name", jvm.displayName()))
                .toList()));
  }

  static Result attached(AgentProcess process, long target, String arguments)
      throws CommandFailure, InterruptedException {
    AgentReport before = process.reportOrRefusal();
    if (before.active()) {
      throw CommandFailure.refused(
          "the agent is in process "
              + target
              + " already; to change its settings, restart the server with them");
    }
    process.load(arguments);
    AgentReport after = settled(process);
    if (!after.active()) {
      throw CommandFailure.refused(
          "the agent in process " + target + " is not active: " + after.reason());
    }
    return new Result(
        ExitCodes.VERIFIED,
        "attached: the agent is active in process " + target + ", which the next mail will show",
        List.of(after.reason(), after.advice().line()),
        JsonObject.of("verdict", "attached").with("pid", target).with("report", after.json()));
  }

  /** The agent puts its parts together in the background; whether that succeeds is the answer. */
  private static AgentReport settled(AgentProcess process)
      throws CommandFailure, InterruptedException {
    AgentReport report;
    int looks = 0;
    do {
      Thread.sleep(BETWEEN_LOOKS.toMillis());
      report = process.report();
    } while (!report.settled() && ++looks < MOST_LOOKS);
    return report;
  }

  /** Checks the settings here, where the user sees what is wrong with them. */
  String arguments() {
    Map<String, String> named = new LinkedHashMap<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        throw usage("expected key=value, not '" + setting + "'");
      }
      if (setting.indexOf(',') >= 0) {
        throw usage("lists use + instead of a comma in '" + setting + "'");
      }
      String key = setting.substring(0, equals);
      if (named.put(key, absolute(key, setting.substring(equals + 1))) != null) {
        throw usage("'" + key + "' is given twice");
      }
    }
    try {
      PosternConfig.load(named, new Properties(), Map.of());
    } catch (PosternConfigException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
    StringJoiner arguments = new StringJoiner(",");
    named.forEach((key, value) -> arguments.add(key + "=" + value));
    return arguments.toString();
  }

  /** A file is named as seen from here; the other JVM may have been started elsewhere. */
  private String absolute(String key, String value) {
    PosternKey known = PosternKey.byName(key).filter(FILES::contains).orElse(null);
    if (value.isEmpty() || known == null) {
      return value;
    }
    return known.isList()
        ? Stream.of(value.split("\\+", -1))
            .map(item -> absoluteFile(key, item.strip()))
            .collect(Collectors.joining("+"))
        : absoluteFile(key, value);
  }

  private String absoluteFile(String key, String value) {
    String path;
    try {
      path = Path.of(value).toAbsolutePath().toString();
    } catch (InvalidPathException e) {
      throw usage(key + ": expected a path, not '" + value + "'");
    }
    if (path.indexOf(',') >= 0) {
      throw usage("the path " + path + " has a comma, which separates the agent's arguments");
    }
    return path;
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
