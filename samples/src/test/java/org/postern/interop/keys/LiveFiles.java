// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.postern.lab.pki.LabCertificate;

/** A chain and a key behind a symbolic link, replaced in all the manners that there are. */
final class LiveFiles {
  private final Path directory;
  private final Path live;
  private int archives;

  LiveFiles(Path directory, List<LabCertificate> first) throws IOException {
    this.directory = directory;
    this.live = directory.resolve("live");
    Files.createSymbolicLink(live, archive(first));
  }

  enum Manner {
    SYMLINK,
    RENAME_CHAIN_FIRST,
    RENAME_KEY_FIRST,
    IN_PLACE_CHAIN_FIRST,
    IN_PLACE_KEY_FIRST
  }

  Path chain() {
    return live.resolve("fullchain.pem");
  }

  Path key() {
    return live.resolve("privkey.pem");
  }

  void replace(Manner manner, List<LabCertificate> next) throws IOException {
    String chains = chains(next);
    String keys = keys(next);
    switch (manner) {
      case SYMLINK -> {
        Path link = directory.resolve("link");
        Files.createSymbolicLink(link, archive(next));
        Files.move(link, live, StandardCopyOption.ATOMIC_MOVE);
      }
      case RENAME_CHAIN_FIRST -> {
        rename(chain(), chains);
        rename(key(), keys);
      }
      case RENAME_KEY_FIRST -> {
        rename(key(), keys);
        rename(chain(), chains);
      }
      case IN_PLACE_CHAIN_FIRST -> {
        overwrite(chain(), chains);
        overwrite(key(), keys);
      }
      case IN_PLACE_KEY_FIRST -> {
        overwrite(key(), keys);
        overwrite(chain(), chains);
      }
    }
  }

  private Path archive(List<LabCertificate> leaves) throws IOException {
    Path archive = Files.createDirectory(directory.resolve("archive" + ++archives));
    Files.writeString(archive.resolve("fullchain.pem"), chains(leaves));
    Files.writeString(archive.resolve("privkey.pem"), keys(leaves));
    Files.setPosixFilePermissions(
        archive.resolve("privkey.pem"), PosixFilePermissions.fromString("rw-------"));
    return archive.getFileName();
  }

  private void rename(Path file, String text) throws IOException {
    Path other = Files.writeString(directory.resolve("new"), text);
    Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-------"));
    Files.move(other, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** In four steps, so that the file is half written for some time. */
  private static void overwrite(Path file, String text) throws IOException {
    Files.writeString(file, "", StandardOpenOption.TRUNCATE_EXISTING);
    int step = text.length() / 3;
    for (int i = 0; i < text.length(); i += step) {
      Files.writeString(
          file, text.substring(i, Math.min(text.length(), i + step)), StandardOpenOption.APPEND);
      Thread.yield();
    }
  }

  private static String chains(List<LabCertificate> leaves) {
    StringBuilder text = new StringBuilder();
    leaves.forEach(leaf -> text.append(LabCertificate.pem(leaf.chainWithoutRoot())));
    return text.toString();
  }

  private static String keys(List<LabCertificate> leaves) {
    StringBuilder text = new StringBuilder();
    leaves.forEach(leaf -> text.append(leaf.privateKeyPem()));
    return text.toString();
  }
}
