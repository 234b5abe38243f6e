// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.postern.bench.stack.Identity;
import org.postern.lab.dns.LabDns;
import org.postern.lab.dns.LabNameServer;

/** The DNS of a mail server on loopback, signed, with a TLSA record for its key. */
final class Destination implements AutoCloseable {
  private final LabDns dns;
  private final LabNameServer resolver;
  private final Path directory;

  Destination(Identity server, int port) throws GeneralSecurityException, IOException {
    byte[] key = server.leaf().getPublicKey().getEncoded();
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
    String tlsa = "3 1 1 " + HexFormat.of().formatHex(digest);
    dns =
        LabDns.builder()
            .zone(
                "example.com", zone -> zone.ttl(86400).a("mx", "127.0.0.1").tlsa(port, "mx", tlsa))
            .build();
    resolver = dns.serve();
    directory = Files.createTempDirectory("postern-bench");
    Files.writeString(
        directory.resolve("hosts"), "127.0.0.1 localhost\n127.0.0.1 " + Identity.HOST + "\n");
    dns.writeTrustAnchor(directory.resolve("root.ds"));
  }

  /** Returns the options of a JVM in which the server's name is known. */
  List<String> options() {
    return List.of("-Xmx256m", "-Djdk.net.hosts.file=" + directory.resolve("hosts"));
  }

  /** Returns the option that brings the agent. */
  String agent(Path jar) {
    return "-javaagent:"
        + jar
        + "=dns.resolvers="
        + resolver.hostPort()
        + ",dns.trust-anchor="
        + directory.resolve("root.ds")
        + ",log.file="
        + log();
  }

  /** Requires that the agent delivered by DANE, as its log says. */
  void requireDane() throws IOException {
    List<String> lines = Files.exists(log()) ? Files.readAllLines(log()) : List.of();
    if (lines.stream().noneMatch(line -> line.contains("dane:dane"))) {
      throw new IllegalStateException(
          "expected deliveries under DANE, the agent's log has " + lines);
    }
  }

  private Path log() {
    return directory.resolve("agent.log");
  }

  @Override
  public void close() throws IOException {
    dns.close();
    for (String name : List.of("hosts", "root.ds", "agent.log")) {
      Files.deleteIfExists(directory.resolve(name));
    }
    Files.deleteIfExists(directory);
  }
}
