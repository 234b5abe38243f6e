// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Signs zones with BIND's tools, children before parents, and spoils those that are to be bogus.
 */
final class ZoneSigner {
  private final Path directory;
  private final Path zones;
  private final Path keys;

  ZoneSigner(Path directory) {
    this.directory = directory;
    this.zones = directory.resolve("zones");
    this.keys = directory.resolve("keys");
  }

  /**
   * Writes {@code FILE.signed} beside every zone that is signed, {@code root.ds} and {@code
   * root.key}.
   */
  void sign(List<DnsZone> childrenFirst) throws IOException {
    for (DnsZone zone : childrenFirst) {
      if (zone.isSigned()) {
        sign(zone);
      }
    }
    Path rootKey = keyFile(".");
    Files.writeString(
        directory.resolve("root.key"),
        Files.readString(rootKey)
            .lines()
            .filter(line -> !line.startsWith(";"))
            .reduce("", (a, b) -> a + b + "\n"));
    Files.writeString(
        directory.resolve("root.ds"),
        Command.run(directory, List.of("dnssec-dsfromkey", "-2", "-f", "root.key", ".")));
  }

  private void sign(DnsZone zone) throws IOException {
    Command.run(
        keys,
        List.of(
            "dnssec-keygen",
            "-q",
            "-a",
            "ECDSAP256SHA256",
            "-L",
            "172800",
            "-n",
            "ZONE",
            "-f",
            "KSK",
            zone.fqdn()));
    List<String> command =
        new ArrayList<>(
            List.of("dnssec-signzone", "-q", "-S", "-z", "-g", "-d", ".", "-K", "../keys"));
    switch (zone.signing()) {
      case EXPIRED -> command.addAll(List.of("-P", "-s", "now-864000", "-e", "now-86400"));
      case SIGNED_NSEC3 ->
          command.addAll(List.of("-s", "now-3600", "-e", "now+2592000", "-3", "aabb", "-H", "0"));
      default -> command.addAll(List.of("-s", "now-3600", "-e", "now+2592000"));
    }
    String signed = zone.fileName() + ".signed";
    command.addAll(List.of("-o", zone.fqdn(), "-f", signed, zone.fileName()));
    Command.run(zones, command);
    if (zone.signing() == DnsZone.Signing.TAMPERED) {
      tamper(zones.resolve(signed));
    }
    if (zone.signing() == DnsZone.Signing.WRONG_DS) {
      spoilDs(zones.resolve("dsset-" + zone.fqdn()));
    }
  }

  /**
   * Changes the data of MX and TLSA records and leaves the signatures as they are: {@code
   * dnssec-signzone} puts a tab before a record's data, but a blank after the type that an RRSIG
   * covers.
   */
  private static void tamper(Path signed) throws IOException {
    String before = Files.readString(signed);
    String after =
        before.replaceAll("\tMX\t(\\d)", "\tMX\t9$1").replaceAll("\tTLSA\t3 ", "\tTLSA\t2 ");
    if (before.equals(after)) {
      throw new IllegalStateException("nothing to tamper with in " + signed);
    }
    Files.writeString(signed, after);
  }

  private static void spoilDs(Path dsset) throws IOException {
    String before = Files.readString(dsset);
    String after = before.replaceAll("(?m)[0-9A-F]{8}$", "00000000");
    if (before.equals(after)) {
      throw new IllegalStateException("no digest found in " + dsset);
    }
    Files.writeString(dsset, after);
  }

  private Path keyFile(String zone) throws IOException {
    try (Stream<Path> files = Files.list(keys)) {
      return files
          .filter(file ->
              file.getFileName().toString().matches("K" + zone.replace(".", "\\.") + "\\+.*\\.key"))
          .findFirst()
          .orElseThrow();
    }
  }
}
