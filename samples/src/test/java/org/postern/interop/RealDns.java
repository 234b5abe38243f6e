// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A DNS hierarchy with a root of its own, signed by BIND's {@code dnssec-signzone} and served by
 * nsd on loopback. Resolvers are put in front of it by {@link RealResolver}.
 */
final class RealDns implements AutoCloseable {
  static final int PORT = 53;
  private static final String NAME_SERVER = "ns.lab-ns.test.";

  private final Path directory;
  private final String address;
  private final List<DnsZone> zones;
  private final Daemon nsd;

  private RealDns(Path directory, String address, List<DnsZone> zones, Daemon nsd) {
    this.directory = directory;
    this.address = address;
    this.zones = zones;
    this.nsd = nsd;
  }

  /**
   * Signs and serves {@code zones}, all below {@code test.}; root and {@code test.} are added.
   *
   * @param directory an empty directory for all generated data
   * @param address the loopback address that nsd binds, port 53
   */
  static RealDns serve(Path directory, String address, List<DnsZone> zones) {
    List<DnsZone> all = new ArrayList<>(zones);
    all.add(DnsZone.signed("test", "ns.lab-ns IN A " + address));
    all.add(DnsZone.signed("", NAME_SERVER + " IN A " + address));
    all.sort(Comparator.comparingInt((DnsZone zone) -> -labels(zone)));
    try {
      for (String name : List.of("zones", "keys")) {
        Files.createDirectories(directory.resolve(name));
      }
      write(directory, all);
      new ZoneSigner(directory).sign(all);
      Daemon nsd = startNsd(directory, address, all);
      return new RealDns(directory, address, all, nsd);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The DS record of the lab's root key, in the syntax of a trust anchor file. */
  Path trustAnchor() {
    return directory.resolve("root.ds");
  }

  /** The DNSKEY record of the lab's root key, as unbound reads it. */
  Path trustAnchorKey() {
    return directory.resolve("root.key");
  }

  String address() {
    return address;
  }

  List<DnsZone> zones() {
    return zones;
  }

  @Override
  public void close() {
    nsd.close();
  }

  private static int labels(DnsZone zone) {
    return zone.name().isEmpty() ? 0 : zone.name().split("\\.").length;
  }

  private static void write(Path directory, List<DnsZone> zones) throws IOException {
    Map<DnsZone, List<String>> delegations = new LinkedHashMap<>();
    for (DnsZone zone : zones) {
      if (!zone.name().isEmpty()) {
        delegations
            .computeIfAbsent(zone.parent(zones), parent -> new ArrayList<>())
            .add(zone.fqdn() + " IN NS " + NAME_SERVER);
      }
    }
    for (DnsZone zone : zones) {
      if (zone.signing() == DnsZone.Signing.UNSERVED) {
        continue;
      }
      String head =
          "$TTL 300\n@ IN SOA "
              + NAME_SERVER
              + " hostmaster.test. 1 3600 600 86400 60\n@ IN NS "
              + NAME_SERVER
              + "\n";
      String text =
          Stream.concat(zone.lines().stream(), delegations.getOrDefault(zone, List.of()).stream())
              .collect(Collectors.joining("\n", head, "\n"));
      Files.writeString(directory.resolve("zones").resolve(zone.fileName()), text);
    }
  }

  private static Daemon startNsd(Path directory, String address, List<DnsZone> zones)
      throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        server:
          ip-address: %2$s@%3$d
          username: ""
          chroot: ""
          database: ""
          zonesdir: "%1$s/zones"
          pidfile: "%1$s/nsd.pid"
          xfrdfile: "%1$s/xfrd.state"
          zonelistfile: "%1$s/zone.list"
          xfrdir: "%1$s"
          server-count: 1
          rrl-ratelimit: 0
          verbosity: 1
        remote-control:
          control-enable: no
        """
            .formatted(directory, address, PORT));
    for (DnsZone zone : zones) {
      text.append("zone:\n  name: \"%s\"\n".formatted(zone.fqdn()));
      text.append(
          "  zonefile: \"%s%s\"\n".formatted(zone.fileName(), zone.isSigned() ? ".signed" : ""));
    }
    Path configuration = directory.resolve("nsd.conf");
    Files.writeString(configuration, text);
    Daemon nsd =
        Daemon.start(
            "nsd",
            directory,
            directory.resolve("nsd.log"),
            List.of("/usr/sbin/nsd", "-d", "-c", configuration.toString()));
    nsd.awaitLog("nsd started", Duration.ofSeconds(20));
    return nsd;
  }
}
