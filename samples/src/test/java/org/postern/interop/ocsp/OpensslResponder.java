// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.ocsp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.postern.interop.Command;
import org.postern.interop.Daemon;
import org.postern.lab.pki.LabCertificate;

/** {@code openssl ocsp} as a responder for one authority, with the keys and faults of a test. */
final class OpensslResponder implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Path directory;
  private final int port;
  private final List<String> index = new ArrayList<>();
  private LabCertificate authority;
  private LabCertificate signer;
  private List<String> options = List.of("-ndays", "7");
  private Daemon daemon;

  /**
   * Chooses its port; it does not listen yet.
   *
   * @param directory an empty one
   */
  OpensslResponder(Path directory) throws IOException {
    this.directory = directory;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
  }

  String url() {
    return "http://127.0.0.1:" + port + "/";
  }

  /** Whose certificates it answers for, and who signs its answers. */
  OpensslResponder answersFor(LabCertificate authority, LabCertificate signer) {
    this.authority = authority;
    this.signer = signer;
    return this;
  }

  OpensslResponder good(LabCertificate certificate) {
    return entry("V\t491231235959Z\t", certificate);
  }

  OpensslResponder revoked(LabCertificate certificate) {
    return entry("R\t491231235959Z\t261101000000Z,keyCompromise", certificate);
  }

  OpensslResponder options(String... options) {
    this.options = List.of(options);
    return this;
  }

  private OpensslResponder entry(String state, LabCertificate certificate) {
    String serial = certificate.holder().getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
    index.add(
        state
            + "\t"
            + (serial.length() % 2 == 0 ? "" : "0")
            + serial
            + "\tunknown\t/CN="
            + serial
            + "\n");
    return this;
  }

  /** Has it listen. */
  OpensslResponder start() throws IOException {
    Files.writeString(directory.resolve("index.txt"), String.join("", index));
    Files.writeString(directory.resolve("ca.pem"), authority.pem());
    Files.writeString(directory.resolve("signer.pem"), signer.pem());
    Files.writeString(directory.resolve("signer.key"), signer.privateKeyPem());
    List<String> command = new ArrayList<>(List.of("openssl", "ocsp", "-index", "index.txt"));
    command.addAll(List.of("-CA", "ca.pem", "-rsigner", "signer.pem", "-rkey", "signer.key"));
    command.addAll(List.of("-port", String.valueOf(port)));
    command.addAll(options);
    Path log = directory.resolve("ocsp-" + System.nanoTime() + ".log");
    daemon = Daemon.start("openssl ocsp", directory, log, command);
    daemon.awaitLog("waiting for OCSP client connections", LIMIT);
    return this;
  }

  /** Connections to it are accepted and nothing is answered any more. */
  void hang() {
    signal("-STOP");
  }

  private void signal(String signal) {
    Command.attempt(
        directory, List.of("kill", signal, String.valueOf(daemon.pid())), Duration.ofSeconds(5));
  }

  /** Nobody listens any more. */
  void stop() {
    if (daemon != null) {
      signal("-CONT");
      daemon.close();
      daemon = null;
    }
  }

  @Override
  public void close() {
    stop();
  }
}
