// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.it;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.postern.lab.dns.LabDns;
import org.postern.lab.dns.LabNameServer;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;
import org.postern.lab.pki.LabTls;
import org.postern.lab.smtp.ScriptedSmtpServer;
import org.postern.lab.smtp.SmtpScript;

/**
 * Relays on loopback under {@code relay.test}, a signed DNS that knows them, and what a JVM needs.
 */
final class MailLab implements AutoCloseable {
  static final String DOMAIN = "relay.test";

  private final Path directory;
  private final LabDns dns = LabDns.builder().zone(DOMAIN, zone -> {}).build();
  private final LabNameServer resolver;
  private final Map<String, ScriptedSmtpServer> servers = new LinkedHashMap<>();
  final LabPki pki = new LabPki();

  MailLab(Path directory) throws IOException {
    this.directory = directory;
    this.resolver = dns.serve();
    dns.writeTrustAnchor(directory.resolve("root.ds"));
    writeHosts();
  }

  /** A self-signed certificate for a relay. */
  LabCertificate certificate(String name) {
    return pki.selfSigned(name + "." + DOMAIN);
  }

  static SmtpScript startTls(LabCertificate certificate) throws Exception {
    return SmtpScript.startTls(LabTls.server(certificate));
  }

  /** Starts a relay {@code name.relay.test} with these TLSA records for its port. */
  ScriptedSmtpServer relay(String name, SmtpScript script, String... tlsa) throws IOException {
    ScriptedSmtpServer server = ScriptedSmtpServer.start(script);
    servers.put(name, server);
    dns.update(
        DOMAIN,
        zone -> {
          zone.a(name, "127.0.0.1");
          for (String data : tlsa) {
            zone.tlsa(server.port(), name, data);
          }
        });
    writeHosts();
    return server;
  }

  LabDns dns() {
    return dns;
  }

  String resolver() {
    return resolver.hostPort();
  }

  Path anchor() {
    return directory.resolve("root.ds");
  }

  Path log() {
    return directory.resolve("postern.log");
  }

  List<String> logLines() throws IOException {
    return Files.exists(log()) ? Files.readAllLines(log()) : List.of();
  }

  private void writeHosts() throws IOException {
    StringBuilder hosts = new StringBuilder("127.0.0.1 localhost\n");
    servers.keySet().forEach(name -> hosts.append("127.0.0.1 " + name + "." + DOMAIN + "\n"));
    Files.writeString(directory.resolve("hosts"), hosts);
  }

  String agentArguments() {
    return "dns.resolvers=" + resolver() + ",dns.trust-anchor=" + anchor() + ",log.file=" + log();
  }

  /** JVM options with which the lab's names are found. */
  List<String> options() {
    return List.of("-Xmx128m", "-Djdk.net.hosts.file=" + directory.resolve("hosts"));
  }

  /** JVM options with the agent. */
  List<String> agentOptions(String... more) {
    List<String> options = new ArrayList<>(options());
    options.add(
        "-javaagent:"
            + ProgramJvm.AGENT
            + "="
            + agentArguments()
            + (more.length == 0 ? "" : "," + String.join(",", more)));
    return options;
  }

  /** The properties of a mail to a relay; pairs of key and value come on top. */
  Path mail(String name, String... pairs) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", name + "." + DOMAIN);
    properties.setProperty("mail.smtp.port", String.valueOf(servers.get(name).port()));
    properties.setProperty("mail.smtp.localhost", "client.test");
    properties.setProperty("mail.smtp.connectiontimeout", "20000");
    properties.setProperty("mail.smtp.timeout", "20000");
    for (int i = 0; i < pairs.length; i += 2) {
      properties.setProperty(pairs[i], pairs[i + 1]);
    }
    Path file = Files.createTempFile(directory, name, ".properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    return file;
  }

  @Override
  public void close() {
    dns.close();
    servers.values().forEach(ScriptedSmtpServer::close);
  }
}
