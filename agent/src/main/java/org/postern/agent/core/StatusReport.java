// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.postern.Postern;
import org.postern.PosternConfig;
import org.postern.PosternKey;
import org.postern.agent.json.Json;
import org.postern.dns.DnssecHealth;

/**
 * The agent's status in JSON, for {@code status PID} and {@code doctor PID}.
 *
 * <pre>{"version":1,"postern","jar","pid","java","state","log","advice":{class:outcome},
 * "inbound":{listener:how},"config":{key:{"value","source"}},"dnssec":{…},
 * "identities":[{"files","shown":[…],…}],"staples":[…],"counters":{"wanted:got":n},
 * "last":[{"time","pair","line"}]}</pre>
 */
final class StatusReport {
  private final Map<String, Object> content;

  private StatusReport(Map<String, Object> content) {
    this.content = content;
  }

  static StatusReport of(
      File jar, String state, Core.@Nullable Running running, Outcomes outcomes, AgentLog log) {
    Postern postern = running == null ? null : waitFor(running.engine());
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("version", 1);
    content.put("postern", AgentVersion.get());
    content.put("jar", jar.toString());
    content.put("pid", ProcessHandle.current().pid());
    content.put("java", Runtime.version().toString());
    String failure = running == null ? null : running.engine().failure();
    content.put("state", failure == null ? state : "NOT active: " + failure);
    content.put("log", log.destination());
    if (running != null) {
      Map<PosternKey, PosternConfig.Source> sources = running.config().sources();
      content.put("advice", new TreeMap<>(running.transformer().outcomes()));
      content.put("inbound", running.listeners().listeners());
      Map<String, Object> config = new LinkedHashMap<>();
      for (PosternKey key : PosternKey.values()) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("value", running.config().get(key));
        value.put("source", Objects.requireNonNull(sources.get(key)).where());
        config.put(key.key(), value);
      }
      content.put("config", config);
      if (postern != null) {
        content.put("dnssec", dnssec(postern.resolver().health()));
        keys(postern, content);
      }
    }
    content.put("counters", outcomes.counters());
    List<Object> last = new ArrayList<>();
    for (Outcomes.Entry entry : outcomes.last()) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("time", entry.time());
      each.put("pair", entry.pair());
      each.put("line", entry.line());
      last.add(each);
    }
    content.put("last", last);
    return new StatusReport(content);
  }

  /** Without listeners of the server's nobody is shown a key, and none is read for the report. */
  private static void keys(Postern postern, Map<String, Object> content) {
    if (!postern.config().get(PosternKey.INBOUND).equals("on")) {
      return;
    }
    try {
      postern
          .identity()
          .ifPresent(
              identity -> content.put("identities", IdentityReport.identities(identity.status())));
      content.put("staples", IdentityReport.staples(postern.staples()));
    } catch (RuntimeException | LinkageError e) {
      content.put("identityFailure", Failures.describe(e));
    }
  }

  /** What the state is shows only when Postern has been put together, or could not be. */
  private static @Nullable Postern waitFor(Engine engine) {
    try {
      return engine.postern();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (TimeoutException e) {
      return null;
    }
  }

  private static Map<String, Object> dnssec(DnssecHealth health) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("backEnd", health.backEnd());
    content.put("servers", health.servers());
    content.put("availability", health.availability().name());
    content.put("unavailableCount", health.unavailableCount());
    content.put("reason", health.reason());
    return content;
  }

  /** Writes it whole or not at all: whoever reads the file never sees half of it. */
  void write(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path part = target.resolveSibling(target.getFileName() + ".part");
    Files.writeString(part, Json.write(content) + "\n", StandardCharsets.UTF_8);
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
  }
}
