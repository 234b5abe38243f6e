// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes keys with their chains of the octets of an identity's files. */
public final class IdentityReader {
  private static final int MAX_PASSWORD = 1024;

  private final IdentityFiles files;
  private final char @Nullable [] password;

  /**
   * Reads these.
   *
   * @param password opens what no password file opens; null for none
   */
  public IdentityReader(IdentityFiles files, char @Nullable [] password) {
    this.files = files;
    this.password = password;
  }

  IdentityFiles files() {
    return files;
  }

  /** Reads the files once, as they are now. */
  public List<KeyAndChain> read() throws UnusableIdentityException {
    StableFiles read = StableFiles.read(files.all());
    try {
      return read(read);
    } finally {
      read.forget();
    }
  }

  /** Makes of what was read, in the order of {@link IdentityFiles#all}, at least one key. */
  List<KeyAndChain> read(StableFiles read) throws UnusableIdentityException {
    List<byte[]> octets = read.octets();
    char[] secret = files.password() == null ? password : firstLine(octets.get(octets.size() - 1));
    try {
      Path keyFile = files.key();
      return keyFile == null
          ? together(octets.get(0), secret)
          : apart(octets.get(0), octets.get(1), keyFile, secret);
    } finally {
      if (secret != null && secret != password) {
        Arrays.fill(secret, '\0');
      }
    }
  }

  private List<KeyAndChain> together(byte[] octets, char @Nullable [] secret)
      throws UnusableIdentityException {
    try {
      String type = StoreReader.type(octets);
      if (type != null) {
        return StoreReader.read(octets, type, secret);
      }
      requirePem(octets);
      return PemReader.pair(PemReader.keys(octets, secret), PemReader.certificates(octets));
    } catch (UnusableIdentityException e) {
      throw in(files.chain(), e);
    }
  }

  private List<KeyAndChain> apart(byte[] chain, byte[] key, Path keyFile, char @Nullable [] secret)
      throws UnusableIdentityException {
    List<X509Certificate> certificates;
    try {
      requirePem(chain);
      certificates = PemReader.certificates(chain);
    } catch (UnusableIdentityException e) {
      throw in(files.chain(), e);
    }
    List<PrivateKey> keys;
    try {
      requirePem(key);
      keys = PemReader.keys(key, secret);
    } catch (UnusableIdentityException e) {
      throw in(keyFile, e);
    }
    if (keys.isEmpty()) {
      throw new UnusableIdentityException(keyFile, "there is no private key in it");
    }
    if (certificates.isEmpty()) {
      throw new UnusableIdentityException(files.chain(), "there is no certificate in it");
    }
    try {
      return PemReader.pair(keys, certificates);
    } catch (UnusableIdentityException e) {
      throw new UnusableIdentityException(
          files.chain()
              + " and "
              + keyFile
              + " do not belong together: "
              + e.getMessage()
              + "; if one of them was replaced, the other has to follow");
    }
  }

  private static void requirePem(byte[] octets) throws UnusableIdentityException {
    if (!PemReader.isPem(octets)) {
      throw new UnusableIdentityException(
          octets.length == 0
              ? "it is empty"
              : "expected PEM, which has a line \"-----BEGIN ...-----\""
                  + (StoreReader.type(octets) == null
                      ? ""
                      : "; a key store goes without a separate key file"));
    }
  }

  private static UnusableIdentityException in(Path file, UnusableIdentityException e) {
    return new UnusableIdentityException(file, String.valueOf(e.getMessage()));
  }

  /** Returns the first line in UTF-8, without its end. */
  private char[] firstLine(byte[] octets) throws UnusableIdentityException {
    int end = 0;
    while (end < octets.length && octets[end] != '\n' && octets[end] != '\r') {
      end++;
    }
    if (end == 0 || end > MAX_PASSWORD) {
      Path file = files.password();
      throw new UnusableIdentityException(
          String.valueOf(file)
              + ": the first line has "
              + end
              + " octets; expected a password of 1 to "
              + MAX_PASSWORD);
    }
    CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(octets, 0, end));
    char[] line = new char[decoded.remaining()];
    decoded.get(line);
    Arrays.fill(decoded.array(), '\0');
    return line;
  }
}
