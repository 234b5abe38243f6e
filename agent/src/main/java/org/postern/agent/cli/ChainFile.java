// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.postern.dane.PemChain;

/**
 * Reads the certificates of a PEM file, in the order of the file. Other blocks, such as keys, are
 * passed over. Certificates whose issuer is empty are accepted: TLSA may vouch for them.
 */
final class ChainFile {

  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_CHAIN = 100;
  private static final int MAX_ROOTS = 2000;

  private ChainFile() {}

  /** Reads a chain of at most 100 certificates. */
  static List<X509CertificateHolder> read(Path file) throws CommandFailure {
    return read(file, MAX_CHAIN);
  }

  /** Reads a root store of at most 2000 certificates. */
  static List<X509CertificateHolder> readRoots(Path file) throws CommandFailure {
    return read(file, MAX_ROOTS);
  }

  /** Returns the DER octets of each. */
  static List<byte[]> encoded(List<X509CertificateHolder> certificates) {
    List<byte[]> encoded = new ArrayList<>();
    for (X509CertificateHolder certificate : certificates) {
      try {
        encoded.add(certificate.getEncoded());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return encoded;
  }

  private static List<X509CertificateHolder> read(Path file, int limit) throws CommandFailure {
    List<byte[]> encoded;
    try {
      encoded = PemChain.parse(text(file));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(file + ": " + e.getMessage());
    }
    if (encoded.size() > limit) {
      throw CommandFailure.usage(
          file + ": " + encoded.size() + " certificates, expected at most " + limit);
    }
    List<X509CertificateHolder> certificates = new ArrayList<>();
    for (byte[] der : encoded) {
      try {
        certificates.add(new X509CertificateHolder(der));
      } catch (IOException | RuntimeException e) {
        throw CommandFailure.usage(
            file
                + ": certificate "
                + (certificates.size() + 1)
                + " cannot be read: "
                + e.getMessage());
      }
    }
    return certificates;
  }

  private static String text(Path file) throws CommandFailure {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw CommandFailure.usage(file + ": no such file");
    } catch (IOException e) {
      throw CommandFailure.usage(file + ": cannot be read (" + e.getMessage() + ")");
    }
    if (bytes.length > MAX_BYTES) {
      throw CommandFailure.usage(file + ": larger than " + MAX_BYTES + " bytes, which no chain is");
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
