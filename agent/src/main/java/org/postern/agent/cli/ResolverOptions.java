// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.Postern;
import org.postern.PosternConfig;
import org.postern.PosternConfigException;
import org.postern.PosternKey;
import picocli.CommandLine.Option;

/**
 * The options that say whom to ask and whom to trust. They go before the system properties, the
 * environment and the configuration file, from which everything else comes.
 */
final class ResolverOptions {

  @Option(
      names = "--resolver",
      paramLabel = "HOST:PORT",
      converter = DnsServer.class,
      description = {
        "DNS server to ask; may be repeated. The port defaults to 53, IPv6 addresses take"
            + " brackets. Default: postern.dns.resolvers, else the system's servers."
      })
  private List<String> resolvers = new ArrayList<>();

  @Option(
      names = "--trust-anchor",
      paramLabel = "FILE",
      description =
          "DS or DNSKEY records to trust. Default: postern.dns.trust-anchor, else the root keys"
              + " in the jar.")
  private @Nullable Path trustAnchor;

  /** Returns whether any of the options was used. */
  boolean given() {
    return trustAnchor != null || !resolvers.isEmpty();
  }

  PosternConfig config() throws CommandFailure {
    Map<String, String> arguments = new LinkedHashMap<>();
    if (!resolvers.isEmpty()) {
      arguments.put(PosternKey.DNS_RESOLVERS.key(), String.join(",", resolvers));
    }
    if (trustAnchor != null) {
      arguments.put(PosternKey.DNS_TRUST_ANCHOR.key(), trustAnchor.toString());
    }
    try {
      return PosternConfig.load(arguments, System.getProperties(), System.getenv());
    } catch (PosternConfigException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()));
    }
  }

  /** Returns where a setting of {@link #config()} came from, in the words of this command line. */
  static String source(PosternConfig config, PosternKey key) {
    PosternConfig.Source source = config.sources().get(key);
    if (source == null || source.kind() == PosternConfig.Source.Kind.AGENT_ARGUMENT) {
      return "option";
    }
    return source.where();
  }

  Postern open() throws CommandFailure {
    try {
      return Observer.open(config());
    } catch (PosternConfigException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()));
    }
  }
}
