// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;

/** A directory with the files of an identity, a clock that is set by hand, and a log. */
final class IdentityLab {
  final LabPki pki = new LabPki();
  final LabCertificate root = pki.root("Lab Root");
  final Path chain;
  final Path key;
  final Lines log = new Lines();
  final SettableClock clock = new SettableClock();

  IdentityLab(Path directory) {
    chain = directory.resolve("fullchain.pem");
    key = directory.resolve("privkey.pem");
  }

  static final class SettableClock implements InstantSource {
    private Instant now = Instant.now();

    @Override
    public Instant instant() {
      return now;
    }

    void pass(Duration time) {
      now = now.plus(time);
    }
  }

  /** A log as lines of text, the level in front. */
  static final class Lines implements System.Logger {
    final List<String> lines = new ArrayList<>();

    @Override
    public String getName() {
      return "lines";
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(
        Level level, @Nullable ResourceBundle bundle, String message, @Nullable Throwable thrown) {
      lines.add(level + " " + message);
    }

    @Override
    public void log(
        Level level, @Nullable ResourceBundle bundle, String format, Object... parameters) {
      lines.add(level + " " + MessageFormat.format(format, parameters));
    }

    /** Returns what has come since this was asked last. */
    List<String> take() {
      List<String> taken = List.copyOf(lines);
      lines.clear();
      return taken;
    }
  }

  LabCertificate leaf(String... names) {
    return pki.leaf(root, names);
  }

  ServerIdentity.Builder builder() {
    return ServerIdentity.builder().interval(Duration.ZERO).clock(clock).log(log);
  }

  ServerIdentity open() throws IdentityException {
    return builder().pem(chain, key).open();
  }

  void write(LabCertificate leaf) throws IOException {
    Files.writeString(chain, leaf.chainPem());
    writeKey(leaf);
  }

  void writeKey(LabCertificate leaf) throws IOException {
    writeSecret(key, leaf.privateKeyPem());
  }

  static void writeSecret(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /** Replaces a file as a whole, as careful programs do. */
  static void rename(Path file, String text) throws IOException {
    Path other = file.resolveSibling(file.getFileName() + ".new");
    writeSecret(other, text);
    Files.move(other, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The certificate for a client that asks for no name and takes EC keys. */
  static X509Certificate shown(ServerIdentity identity) {
    String alias = identity.keyManager().chooseEngineServerAlias("EC", null, null);
    return identity.keyManager().getCertificateChain(alias)[0];
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
