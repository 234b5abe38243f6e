// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.samples.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.postern.lab.dns.LabDns;
import org.postern.lab.dns.LabNameServer;
import org.postern.lab.dns.LabZone;
import org.postern.lab.smtp.ScriptedSmtpServer;

/** Runs the sites: an SMTP server for each receiver, and one signed DNS that knows them all. */
final class DemoLab implements AutoCloseable {
  private final Map<String, ScriptedSmtpServer> servers = new LinkedHashMap<>();
  private final LabDns dns;
  private final LabNameServer resolver;

  /**
   * Starts everything.
   *
   * @param addresses gives each receiver the address and port to listen on
   * @param resolver the address and port of the DNS server
   */
  DemoLab(List<Site> sites, Supplier<InetSocketAddress> addresses, InetSocketAddress resolver)
      throws IOException {
    LabDns.Builder builder = LabDns.builder();
    for (Site site : sites) {
      for (Receiver receiver : site.receivers()) {
        servers.put(receiver.name(), ScriptedSmtpServer.start(receiver.script(), addresses.get()));
      }
      builder.zone(site.domain(), zone -> describe(site, site.zone().apply(zone)));
    }
    dns = builder.build();
    this.resolver = dns.serve(resolver);
  }

  private void describe(Site site, LabZone zone) {
    int preference = 0;
    for (Receiver receiver : site.receivers()) {
      InetSocketAddress address = server(receiver.name()).address();
      String name = receiver.name() + ".";
      preference += 10;
      zone.mx(preference, name).a(name, address.getAddress().getHostAddress());
      for (String data : receiver.tlsa()) {
        zone.tlsa(address.getPort(), name, data);
      }
    }
  }

  ScriptedSmtpServer server(String name) {
    ScriptedSmtpServer server = servers.get(name);
    if (server == null) {
      throw new IllegalArgumentException("no receiver " + name + " among " + servers.keySet());
    }
    return server;
  }

  /** The agent's arguments for this lab; the files are written to the directory. */
  String agentArguments(Path directory, Path logFile) throws IOException {
    Path anchor = dns.writeTrustAnchor(directory.resolve("root.ds"));
    return "dns.resolvers="
        + resolver.hostPort()
        + ",dns.trust-anchor="
        + anchor
        + ",log.file="
        + logFile;
  }

  /** The same for a program that has Postern as a library: JVM options. */
  List<String> systemProperties(Path directory) throws IOException {
    Path anchor = dns.writeTrustAnchor(directory.resolve("root.ds"));
    return List.of(
        "-Dpostern.dns.resolvers=" + resolver.hostPort(), "-Dpostern.dns.trust-anchor=" + anchor);
  }

  /** A file for {@code jdk.net.hosts.file}: what the system's resolver would say on a real host. */
  Path writeHosts(Path file) throws IOException {
    StringBuilder lines = new StringBuilder("127.0.0.1 localhost\n");
    servers.forEach((name, server) ->
        lines
            .append(server.address().getAddress().getHostAddress())
            .append(' ')
            .append(name)
            .append('\n'));
    return Files.writeString(file, lines);
  }

  @Override
  public void close() {
    dns.close();
    servers.values().forEach(ScriptedSmtpServer::close);
  }
}
