// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.postern.PosternConfig.Source;
import org.postern.PosternConfig.Source.Kind;
import org.postern.internal.config.ConfigFile;
import org.postern.internal.config.Nearest;

/** Reads the places in which a key may be set, the weakest first. */
final class ConfigLoader {

  private static final int LONGEST_SHOWN = 200;
  private static final String ENVIRONMENT_PREFIX = "POSTERN_";

  /** One setting as it was written. */
  private record Setting(PosternKey key, String value, Source source) {}

  private ConfigLoader() {}

  static PosternConfig load(
      Map<String, String> agentArguments,
      Properties systemProperties,
      Map<String, String> environment) {
    List<Setting> strong = new ArrayList<>();
    strong.addAll(environment(environment));
    strong.addAll(systemProperties(systemProperties));
    strong.addAll(agentArguments(agentArguments));
    PosternConfig.Builder first = apply(PosternConfig.builder(), strong);
    PosternConfig.Builder result =
        apply(PosternConfig.builder(), file(first.build().get(PosternKey.CONFIG)));
    return apply(result, strong).build();
  }

  /** Returns the canonical value, or refuses it by its origin. */
  static String checked(PosternKey key, String value, Source source) {
    if (value.isBlank() && key.defaultValue().isEmpty()) {
      return "";
    }
    try {
      return key.canonical(value);
    } catch (IllegalArgumentException e) {
      String nearest =
          key.choices().isEmpty()
              ? ""
              : "; did you mean '" + Nearest.to(value.strip(), key.choices()) + "'?";
      throw new PosternConfigException(
          String.format(
              "%s: the value '%s' is refused: %s%s (allowed for %s: %s)",
              source.where(),
              shown(value),
              e.getMessage(),
              nearest,
              key.key(),
              key.allowed().replace("`", "")),
          e);
    }
  }

  private static PosternConfig.Builder apply(
      PosternConfig.Builder builder, List<Setting> settings) {
    for (Setting setting : settings) {
      builder.set(setting.key, setting.value, setting.source);
    }
    return builder;
  }

  private static List<Setting> agentArguments(Map<String, String> arguments) {
    List<Setting> settings = new ArrayList<>();
    new TreeMap<>(arguments)
        .forEach((name, value) ->
            add(settings, name, value, Kind.AGENT_ARGUMENT, "agent argument " + shown(name)));
    return settings;
  }

  private static List<Setting> systemProperties(Properties properties) {
    List<Setting> settings = new ArrayList<>();
    properties.stringPropertyNames().stream()
        .filter(name -> name.startsWith(PosternKey.PREFIX))
        .sorted()
        .forEach(name ->
            add(
                settings,
                name,
                properties.getProperty(name),
                Kind.SYSTEM_PROPERTY,
                "system property " + shown(name)));
    return settings;
  }

  private static List<Setting> environment(Map<String, String> environment) {
    List<Setting> settings = new ArrayList<>();
    new TreeMap<>(environment)
        .forEach((name, value) -> {
          if (name.startsWith(ENVIRONMENT_PREFIX)) {
            String where = "environment " + shown(name);
            PosternKey key =
                Arrays.stream(PosternKey.values())
                    .filter(candidate -> candidate.environmentName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> unknown(where, name, keys(PosternKey::environmentName)));
            settings.add(new Setting(key, value, new Source(Kind.ENVIRONMENT, where)));
          }
        });
    return settings;
  }

  private static List<Setting> file(String file) {
    if (file.isEmpty()) {
      return List.of();
    }
    List<Setting> settings = new ArrayList<>();
    try {
      for (ConfigFile.Line line : ConfigFile.read(Path.of(file))) {
        String where = "file " + file + " line " + line.number();
        add(settings, line.key(), line.value(), Kind.FILE, where);
        if (settings.get(settings.size() - 1).key == PosternKey.CONFIG) {
          throw new PosternConfigException(
              where + ": " + PosternKey.CONFIG.key() + " cannot be set inside a file");
        }
      }
    } catch (IOException | InvalidPathException e) {
      throw new PosternConfigException(
          "the configuration file " + file + " cannot be used: " + e.getMessage(), e);
    }
    return settings;
  }

  private static void add(
      List<Setting> settings, String name, String value, Kind kind, String where) {
    PosternKey key =
        PosternKey.byName(name)
            .orElseThrow(() ->
                unknown(
                    where,
                    name,
                    name.startsWith(PosternKey.PREFIX)
                        ? keys(PosternKey::key)
                        : keys(PosternKey::shortName)));
    Map<PosternKey, String> seen = new EnumMap<>(PosternKey.class);
    settings.forEach(setting -> seen.put(setting.key, setting.source.where()));
    if (seen.containsKey(key)) {
      throw new PosternConfigException(
          where + ": " + key.key() + " was set before, by " + seen.get(key) + "; keep one");
    }
    settings.add(new Setting(key, value, new Source(kind, where)));
  }

  private static List<String> keys(Function<PosternKey, String> name) {
    return Stream.of(PosternKey.values()).map(name).toList();
  }

  private static PosternConfigException unknown(String where, String name, List<String> known) {
    return new PosternConfigException(
        where
            + ": there is no key '"
            + shown(name)
            + "'; did you mean '"
            + Nearest.to(name, known)
            + "'?");
  }

  private static String shown(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
