// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.postern.bench.tls.Fixture;

/**
 * The user's own certificate. Forks learn the password from a file that only the user can read:
 * everybody can read the command line of a process.
 *
 * @param file the key store, PKCS#12 or JKS
 * @param algorithm of the certificate's key, such as RSA or EC
 * @param description for the header of the results
 * @param passwordFile holds the password for the forks, and is deleted with the JVM
 */
record OwnCertificate(Path file, String algorithm, String description, Path passwordFile) {
  private static final int MOST_OCTETS = 1 << 20;

  /**
   * Opens the key store.
   *
   * @throws CommandFailure if it is none, the password is wrong, or there is no one key
   */
  static OwnCertificate open(Path file, char[] password) throws CommandFailure, IOException {
    if (!Files.isRegularFile(file)) {
      throw CommandFailure.usage("--keystore: there is no file " + file);
    }
    if (Files.size(file) > MOST_OCTETS) {
      throw CommandFailure.usage("--keystore: " + file + " is larger than a megabyte");
    }
    KeyStore store = load(file, password);
    String alias = null;
    try {
      for (String name : Collections.list(store.aliases())) {
        if (store.isKeyEntry(name)) {
          if (alias != null) {
            throw CommandFailure.usage(
                "--keystore: " + file + " has several keys; make a file with the one to measure");
          }
          alias = name;
        }
      }
      if (alias == null) {
        throw CommandFailure.usage(
            "--keystore: "
                + file
                + " has no private key; a PKCS#12 file with key and chain is"
                + " expected");
      }
      if (store.getKey(alias, password) == null) {
        throw CommandFailure.usage("--keystore: the key in " + file + " cannot be read");
      }
      X509Certificate leaf = (X509Certificate) store.getCertificate(alias);
      String algorithm = leaf.getPublicKey().getAlgorithm();
      return new OwnCertificate(
          file.toAbsolutePath(),
          algorithm,
          "own certificate, " + algorithm + ", chain of " + store.getCertificateChain(alias).length,
          secret(password));
    } catch (GeneralSecurityException e) {
      throw CommandFailure.usage(
          "--keystore: the key in " + file + " has another password than the file");
    }
  }

  /** Returns what a fork is told. */
  List<String> jvmArgs() {
    return List.of("-D" + Fixture.PASSWORD_FILE + "=" + passwordFile);
  }

  private static KeyStore load(Path file, char[] password) throws CommandFailure {
    try {
      return KeyStore.getInstance(file.toFile(), password);
    } catch (IOException e) {
      if (isPassword(e)) {
        throw CommandFailure.usage("--keystore: the password of " + file + " is another one");
      }
      throw CommandFailure.usage(
          "--keystore: " + file + " is no key store that the JDK can read: " + e.getMessage());
    } catch (GeneralSecurityException e) {
      throw CommandFailure.usage(
          "--keystore: "
              + file
              + " is no key store that the JDK can read; a PKCS#12 file is expected");
    }
  }

  private static boolean isPassword(IOException e) {
    return e.getCause() instanceof java.security.UnrecoverableKeyException
        || String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("password");
  }

  private static Path secret(char[] password) throws IOException {
    Path file =
        Files.createTempFile(
            "postern-bench",
            ".password",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    file.toFile().deleteOnExit();
    byte[] octets = new String(password).getBytes(StandardCharsets.UTF_8);
    Files.write(file, octets);
    Arrays.fill(octets, (byte) 0);
    return file;
  }

  /**
   * Returns the password in the first line of a file, without the end of the line.
   *
   * @param file the file; null if there is none
   */
  static char @Nullable [] password(@Nullable Path file) throws CommandFailure {
    if (file == null) {
      return null;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(1 << 12), StandardCharsets.UTF_8);
      return text.lines().findFirst().orElse("").toCharArray();
    } catch (IOException e) {
      throw CommandFailure.usage("--password-file: cannot read " + file);
    }
  }
}
