// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.postern.lab.pki.LabCertificate;

/** A real OCSP responder, {@code openssl ocsp}, for the certificates of one authority. */
final class RealResponder implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(20);

  private final Path directory;
  private final LabCertificate authority;
  private final String address;
  private final int port;
  private final List<String> index = new ArrayList<>();
  private Daemon daemon;

  /**
   * Starts it.
   *
   * @param directory an empty directory
   * @param address the loopback address that {@link #url} names
   */
  RealResponder(Path directory, LabCertificate authority, String address, int port) {
    this.directory = directory;
    this.authority = authority;
    this.address = address;
    this.port = port;
    write("ca.pem", authority.pem());
    write("ca.key", authority.privateKeyPem());
    write("index.txt", "");
    this.daemon = run();
  }

  /** Returns what certificates have to name. */
  String url() {
    return url(address, port);
  }

  static String url(String address, int port) {
    return "http://" + address + ":" + port + "/";
  }

  /** Has it answer "good" for a certificate of the authority. */
  RealResponder good(LabCertificate certificate) {
    index.add(
        "V\t491231235959Z\t\t"
            + certificate.holder().getSerialNumber().toString(16).toUpperCase(Locale.ROOT)
            + "\tunknown\t/CN=lab");
    write("index.txt", String.join("\n", evenLength()) + "\n");
    stop();
    start();
    return this;
  }

  /** Has it listen again. */
  void start() {
    daemon = run();
  }

  /** Ends it, as far as clients can tell: nobody listens any more. */
  void stop() {
    daemon.close();
  }

  /** Serial numbers in the index have an even number of digits. */
  private List<String> evenLength() {
    return index.stream()
        .map(line -> {
          String[] field = line.split("\t", -1);
          field[3] = field[3].length() % 2 == 0 ? field[3] : "0" + field[3];
          return String.join("\t", field);
        })
        .toList();
  }

  private Daemon run() {
    Path log = directory.resolve("ocsp-" + System.nanoTime() + ".log");
    Daemon started =
        Daemon.start(
            "openssl ocsp",
            directory,
            log,
            List.of(
                "openssl",
                "ocsp",
                "-index",
                "index.txt",
                "-CA",
                "ca.pem",
                "-rsigner",
                "ca.pem",
                "-rkey",
                "ca.key",
                "-port",
                String.valueOf(port),
                "-ndays",
                "7",
                "-text"));
    return started.awaitLog("waiting for OCSP client connections", START);
  }

  private void write(String name, String content) {
    try {
      Files.writeString(directory.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
