// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.nio.file.Path;
import java.util.Locale;

/** The jar of the Amazon Corretto Crypto Provider that the build puts there. */
final class CorrettoJar {

  static final Path PATH = Path.of("target", "corretto", "corretto.jar").toAbsolutePath();

  private CorrettoJar() {}

  /** The jar of the build has native code for one platform only. */
  static boolean fits() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return os.contains("linux") && System.getProperty("os.arch").equals("amd64");
  }

  /** Its native library belongs to one class loader: everybody asks here. */
  static Corretto find() {
    return fits() ? Found.CORRETTO : new Corretto(null, "another platform");
  }

  private static final class Found {
    static final Corretto CORRETTO = Corretto.find(PATH.toString());
  }
}
