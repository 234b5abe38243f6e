// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

/** What is set for a whole JVM: JMH forks one for each combination of parameters. */
final class Settings {
  private Settings() {}

  /**
   * Has SunJSSE offer one group, so that it too makes one key pair for a handshake. In TLS 1.2 its
   * list is also that of the certificates' curves, and no key is made before the choice.
   *
   * @param corretto the value of Postern's setting: off, auto or a jar
   */
  static void apply(Version version, String corretto) {
    System.setProperty(
        "jdk.tls.namedGroups", version == Version.TLS_1_3 ? "x25519" : "x25519,secp256r1");
    System.setProperty("postern.tls.corretto", corretto);
  }
}
