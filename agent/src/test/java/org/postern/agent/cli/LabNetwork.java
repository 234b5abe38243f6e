// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.postern.agent.cli.Cli.Run;
import org.postern.lab.dns.LabDns;
import org.postern.lab.dns.LabNameServer;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;
import org.postern.lab.pki.LabTls;
import org.postern.lab.smtp.ScriptedSmtpServer;
import org.postern.lab.smtp.SmtpScript;
import org.postern.lab.smtp.StartTls;

/**
 * A signed DNS on loopback with a domain for every case, and the mail servers behind it. Servers
 * that are connected to stand on random ports, so that their next hops are relays.
 */
final class LabNetwork implements AutoCloseable {

  static final LabPki PKI = new LabPki();
  static final LabCertificate CA = PKI.root("Lab CA");
  static final LabCertificate LEAF = PKI.leaf(CA, "mx.dane.example");

  final ScriptedSmtpServer right = serve(SmtpScript.startTls(tls(LEAF)));
  final ScriptedSmtpServer stripped =
      serve(SmtpScript.startTls(tls(LEAF)).startTls(StartTls.NOT_OFFERED));
  final ScriptedSmtpServer plain = serve(SmtpScript.plain());
  final LabDns dns;
  final LabNameServer resolver;
  private final Path anchor;

  LabNetwork(Path directory) throws Exception {
    String wrong = "3 1 1 " + "00".repeat(32);
    String loopback = "127.0.0.1";
    dns =
        LabDns.builder()
            .zone(
                "dane.example",
                z ->
                    z.mx(10, "mx")
                        .mx(20, "backup")
                        .a("mx", loopback)
                        .tlsa(25, "mx", LEAF.tlsa(3, 1, 1))
                        .tlsa(25, "mx", CA.tlsa(2, 1, 1))
                        .tlsa(right.port(), "mx", LEAF.tlsa(3, 1, 1))
                        .tlsa(stripped.port(), "mx", LEAF.tlsa(3, 1, 1))
                        .a("backup", loopback)
                        .a("ta", loopback)
                        .tlsa(right.port(), "ta", CA.tlsa(2, 1, 1))
                        .a("wrong", loopback)
                        .tlsa(right.port(), "wrong", wrong)
                        .a("unusable", loopback)
                        .tlsa(25, "unusable", "3 1 1 abcd")
                        .tlsa(right.port(), "unusable", "3 1 1 abcd")
                        .tlsa(stripped.port(), "unusable", "3 1 1 abcd")
                        .a("none", loopback)
                        .aaaa("none", "::1"))
            .zone("null.example", z -> z.mx(0, "."))
            .zone("bogus.example", z -> z.mx(10, "mx").a("mx", loopback).bogus())
            .zone(
                "mixed.example",
                z ->
                    z.mx(10, "mx.bogus.example.")
                        .mx(20, "mx.dane.example.")
                        .mx(30, "unusable.dane.example."))
            .unsigned("plain.example", z -> z.mx(10, "mx.dane.example."))
            .build();
    resolver = dns.serve();
    anchor = dns.writeTrustAnchor(directory.resolve("anchor"));
  }

  /** Runs a command that asks this DNS. */
  Run run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--resolver", resolver.hostPort(), "--trust-anchor", anchor.toString()));
    return Cli.run(all.toArray(new String[0]));
  }

  Path anchor() {
    return anchor;
  }

  /** A port of loopback on which nobody listens. */
  static int closedPort() throws Exception {
    try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  static Path emptyFile(Path directory) throws Exception {
    return Files.writeString(directory.resolve("empty"), "");
  }

  private static ScriptedSmtpServer serve(SmtpScript script) {
    try {
      return ScriptedSmtpServer.start(script);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static javax.net.ssl.SSLContext tls(LabCertificate leaf) {
    try {
      return LabTls.server(leaf);
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws Exception {
    resolver.close();
    dns.close();
    right.close();
    stripped.close();
    plain.close();
  }
}
