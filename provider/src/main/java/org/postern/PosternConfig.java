// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.postern.internal.config.ConfigDuration;
import org.postern.policy.Profile;
import org.postern.policy.TlsPolicy;

/**
 * The configuration: a value for every {@link PosternKey}, and where it came from. Immutable.
 *
 * <p>A key may be set in several places; agent argument goes before system property, environment,
 * configuration file and default.
 */
public final class PosternConfig {

  /**
   * Where a value came from.
   *
   * @param kind the kind of place
   * @param where the place in words, {@code environment POSTERN_DANE_MODE} or {@code file
   *     /etc/postern.conf line 3}
   */
  public record Source(Kind kind, String where) {

    /** The places, the strongest first. */
    public enum Kind {
      /** Set by the program through {@link Builder}. */
      PROGRAM,
      /** An argument of the agent. */
      AGENT_ARGUMENT,
      /** A system property. */
      SYSTEM_PROPERTY,
      /** An environment variable. */
      ENVIRONMENT,
      /** The configuration file. */
      FILE,
      /** Not set. */
      DEFAULT
    }
  }

  private static final Source DEFAULT = new Source(Source.Kind.DEFAULT, "default");

  private final Map<PosternKey, String> values;
  private final Map<PosternKey, Source> sources;

  private PosternConfig(Map<PosternKey, String> values, Map<PosternKey, Source> sources) {
    this.values = values;
    this.sources = sources;
  }

  /** Returns the configuration in which nothing is set. */
  public static PosternConfig defaults() {
    return builder().build();
  }

  /** Returns a builder in which nothing is set. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads the configuration of a process.
   *
   * @param agentArguments the agent's arguments; the prefix {@code postern.} may be missing
   * @param systemProperties only those that begin with {@code postern.} are read
   * @param environment only variables that begin with {@code POSTERN_} are read
   * @throws PosternConfigException for an unknown key, a refused value, or a configuration file
   *     that cannot be read
   */
  public static PosternConfig load(
      Map<String, String> agentArguments,
      Properties systemProperties,
      Map<String, String> environment) {
    return ConfigLoader.load(agentArguments, systemProperties, environment);
  }

  /** Returns the value in its canonical form; empty where the key is unset and has no default. */
  public String get(PosternKey key) {
    return Objects.requireNonNull(values.get(key));
  }

  /** Returns the items of a list key, in order. */
  public List<String> list(PosternKey key) {
    return key.items(get(key));
  }

  /** Returns the value of {@link PosternKey#DNS_TIMEOUT}. */
  public Duration dnsTimeout() {
    return ConfigDuration.parse(get(PosternKey.DNS_TIMEOUT));
  }

  /** Returns the value of {@link PosternKey#TLS_HANDSHAKE_TIMEOUT}. */
  public Duration handshakeTimeout() {
    return ConfigDuration.parse(get(PosternKey.TLS_HANDSHAKE_TIMEOUT));
  }

  /** Returns the policy that {@link PosternKey#TLS_POLICY} names. */
  public TlsPolicy tlsPolicy() {
    return TlsPolicy.of(get(PosternKey.TLS_POLICY));
  }

  /** Returns the value of {@link PosternKey#TLS_PROFILE}. */
  public Profile tlsProfile() {
    return Profile.of(get(PosternKey.TLS_PROFILE));
  }

  /** Returns where each value came from, for every key. */
  public Map<PosternKey, Source> sources() {
    return sources;
  }

  @Override
  public String toString() {
    return values.toString();
  }

  /** Collects values. Not thread-safe. */
  public static final class Builder {
    private final Map<PosternKey, String> values = new EnumMap<>(PosternKey.class);
    private final Map<PosternKey, Source> sources = new EnumMap<>(PosternKey.class);

    private Builder() {
      for (PosternKey key : PosternKey.values()) {
        values.put(key, key.defaultValue());
        sources.put(key, DEFAULT);
      }
    }

    /**
     * Sets a value.
     *
     * @throws PosternConfigException if the value is refused
     */
    public Builder set(PosternKey key, String value) {
      return set(key, value, new Source(Source.Kind.PROGRAM, key.key()));
    }

    Builder set(PosternKey key, String value, Source source) {
      values.put(key, ConfigLoader.checked(key, value, source));
      sources.put(key, source);
      return this;
    }

    /** Returns the configuration. */
    public PosternConfig build() {
      return new PosternConfig(
          Collections.unmodifiableMap(new EnumMap<>(values)),
          Collections.unmodifiableMap(new EnumMap<>(sources)));
    }
  }
}
