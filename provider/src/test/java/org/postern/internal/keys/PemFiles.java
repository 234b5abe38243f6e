// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The files of {@code make.sh} beside them: every form of key that OpenSSL writes. */
final class PemFiles {
  static final char[] PASSWORD = "changeit".toCharArray();

  private PemFiles() {}

  static byte[] read(String name) throws IOException {
    try (InputStream in = PemFiles.class.getResourceAsStream("/org/postern/keys/pem/" + name)) {
      if (in == null) {
        throw new IOException("no file " + name);
      }
      return in.readAllBytes();
    }
  }

  static String text(String name) throws IOException {
    return new String(read(name), StandardCharsets.ISO_8859_1);
  }
}
