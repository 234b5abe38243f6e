// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.postern.Postern;
import org.postern.PosternConfig;
import org.postern.PosternKey;
import org.postern.dns.DnssecHealth;
import org.postern.dns.SecureAnswer;
import org.postern.dns.SecurityStatus;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** Looks at everything that a configuration needs to work. */
final class Doctor {

  private final PosternConfig config;
  private final Postern postern;
  private final Clock clock;
  private final Function<PosternKey, String> source;

  /**
   * @param config what is examined
   * @param postern what was made of it
   * @param source where the setting of a key came from
   */
  Doctor(PosternConfig config, Postern postern, Clock clock, Function<PosternKey, String> source) {
    this.config = config;
    this.postern = postern;
    this.clock = clock;
    this.source = source;
  }

  List<Finding> examine() {
    SecureAnswer rootKeys = postern.resolver().lookup(Name.root, Type.DNSKEY).join();
    DnssecHealth health = postern.resolver().health();
    List<Finding> findings = new ArrayList<>();
    findings.add(configuration());
    findings.add(resolver(health));
    findings.add(backEnd(health));
    findings.add(anchors(rootKeys));
    findings.add(stateDirectory());
    findings.add(clock(health));
    findings.addAll(TlsFindings.of(postern.tls()));
    return findings;
  }

  private Finding configuration() {
    List<String> settings = new ArrayList<>();
    for (PosternKey key : PosternKey.values()) {
      PosternConfig.Source set = config.sources().get(key);
      if (set != null && set.kind() != PosternConfig.Source.Kind.DEFAULT) {
        settings.add(key.key() + "=" + config.get(key) + " (" + source.apply(key) + ")");
      }
    }
    String mode = config.get(PosternKey.DANE_MODE);
    String detail = settings.isEmpty() ? "everything has its default" : String.join(", ", settings);
    if (!mode.equals("enforce") || config.get(PosternKey.OUTBOUND).equals("off")) {
      return Finding.warning("configuration", "DANE is not enforced: " + detail);
    }
    return Finding.ok("configuration", detail);
  }

  private static Finding resolver(DnssecHealth health) {
    String detail = String.join(" ", health.servers()) + ", " + health.reason();
    switch (health.availability()) {
      case DELIVERED:
        return Finding.ok("resolver", detail);
      case STRIPPED:
      case WITHDRAWN:
        return Finding.problem("resolver", detail);
      default:
        return Finding.unknown("resolver", detail);
    }
  }

  private static Finding backEnd(DnssecHealth health) {
    switch (health.backEnd()) {
      case "ad":
        return Finding.ok(
            "back-end", "ad: the resolver's AD bit is believed; it has to validate itself");
      case "both":
        return Finding.ok(
            "back-end", "both: signatures are checked here and the resolver's AD bit must agree");
      default:
        return Finding.ok("back-end", health.backEnd() + ": signatures are checked here");
    }
  }

  private Finding anchors(SecureAnswer rootKeys) {
    String file = config.get(PosternKey.DNS_TRUST_ANCHOR);
    String which = file.isEmpty() ? "the root keys in the jar" : file;
    SecurityStatus status = rootKeys.status();
    String detail = which + "; the root's keys are " + status + ": " + rootKeys.reason();
    if (status == SecurityStatus.SECURE) {
      return Finding.ok("anchors", detail);
    }
    return status == SecurityStatus.BOGUS || status == SecurityStatus.INSECURE
        ? Finding.problem("anchors", detail)
        : Finding.unknown("anchors", detail);
  }

  private Finding stateDirectory() {
    String value = config.get(PosternKey.STATE_DIR);
    if (value.isEmpty()) {
      return Finding.warning(
          "state",
          "postern.state.dir is not set: after a restart it is forgotten which resolvers gave"
              + " DNSSEC, so that stripping it goes unnoticed once");
    }
    Path directory = Path.of(value).toAbsolutePath();
    String user = System.getProperty("user.name");
    Path existing = directory;
    while (existing.getParent() != null && Files.notExists(existing)) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing)) {
      return Finding.problem("state", existing + " is no directory");
    }
    if (!Files.isWritable(existing)) {
      return Finding.problem(
          "state",
          existing + " cannot be written by " + user + "; give it to the user of the server");
    }
    return Finding.ok(
        "state",
        directory + (existing.equals(directory) ? " is writable by " : " can be made by ") + user);
  }

  private Finding clock(DnssecHealth health) {
    String server = health.servers().isEmpty() ? "" : health.servers().get(0);
    int colon = server.lastIndexOf(':');
    if (colon < 0) {
      return Finding.unknown("clock", clock.instant() + "; there is no DNS server to compare with");
    }
    String host = server.substring(0, colon).replaceAll("[\\[\\]]", "");
    return RootSignature.compare(
        new InetSocketAddress(host, Ports.parse(server.substring(colon + 1))), clock.instant());
  }
}
