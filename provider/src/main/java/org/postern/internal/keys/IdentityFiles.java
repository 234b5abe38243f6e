// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of one identity.
 *
 * @param chain the certificates in PEM; or the key with them, in PEM or a key store
 * @param key the private key in PEM, or null if it is with the certificates
 * @param password where the password is, or null if there is no such file
 */
public record IdentityFiles(Path chain, @Nullable Path key, @Nullable Path password) {

  /** Returns all of them. */
  List<Path> all() {
    List<Path> all = new ArrayList<>();
    all.add(chain);
    if (key != null) {
      all.add(key);
    }
    if (password != null) {
      all.add(password);
    }
    return all;
  }

  /** Returns those that nobody else should read. */
  List<Path> secret() {
    List<Path> secret = new ArrayList<>();
    secret.add(key == null ? chain : key);
    if (password != null) {
      secret.add(password);
    }
    return secret;
  }

  /** Returns the names of the files with the certificates and the key. */
  public String describe() {
    return key == null ? chain.toString() : chain + " + " + key;
  }
}
