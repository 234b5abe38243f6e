// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Several files that belong together, as they were at one moment: none of them changed from before
 * the first was read until after the last. What is no regular file is not opened, as a pipe would
 * have the reader wait for somebody to write; whoever puts one there in the very moment after the
 * look may write the key and its certificate as well.
 *
 * @param stamps of the files, in their order
 * @param octets of the files, in their order
 */
record StableFiles(List<FileStamp> stamps, List<byte[]> octets) {

  static final int MAX_SIZE = 1 << 20;
  private static final int ATTEMPTS = 3;

  static List<FileStamp> look(List<Path> files) {
    return files.stream().map(FileStamp::of).toList();
  }

  static StableFiles read(List<Path> files) throws UnusableIdentityException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      List<FileStamp> before = look(files);
      StableFiles read = new StableFiles(before, new ArrayList<>());
      for (int i = 0; i < files.size(); i++) {
        String problem = before.get(i).problem();
        if (problem != null) {
          throw new UnusableIdentityException(files.get(i), problem);
        }
        read.octets.add(read(files.get(i)));
      }
      if (look(files).equals(before)) {
        return read;
      }
      read.forget();
    }
    throw new UnusableIdentityException(
        files.get(0), "it, or a file that belongs to it, is being written");
  }

  private static byte[] read(Path file) throws UnusableIdentityException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] octets = in.readNBytes(MAX_SIZE + 1);
      if (octets.length > MAX_SIZE) {
        throw new UnusableIdentityException(
            file, "it has more than " + MAX_SIZE + " octets, which no key or chain has");
      }
      return octets;
    } catch (AccessDeniedException e) {
      throw new UnusableIdentityException(file, "this process may not read it");
    } catch (IOException e) {
      throw new UnusableIdentityException(
          file, "it cannot be read (" + UnusableIdentityException.reason(e) + ")");
    }
  }

  /** Returns what is the same for the same octets. */
  String digest() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (byte[] each : octets) {
        sha256.update(
            Integer.toString(each.length).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        sha256.update((byte) ' ');
        sha256.update(each);
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Overwrites what was read: there may be a private key in it. */
  void forget() {
    octets.forEach(each -> Arrays.fill(each, (byte) 0));
  }
}
