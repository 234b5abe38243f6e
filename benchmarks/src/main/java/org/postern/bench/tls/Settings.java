// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.tls;

import java.util.List;
import org.postern.internal.crypto.Choice;
import org.postern.internal.crypto.Primitives;

/** What is set for a whole JVM: JMH forks one for each combination of parameters. */
final class Settings {
  private static String corretto = "off";

  private Settings() {}

  /**
   * Has SunJSSE offer one group, so that it too makes one key pair for a handshake. In TLS 1.2 its
   * list is also that of the certificates' curves, and no key is made before the choice.
   *
   * @param setting the value of Postern's tls.corretto: off, auto or a jar
   * @throws IllegalStateException if it is to be used and is not
   */
  static void apply(Version version, String setting) {
    System.setProperty(
        "jdk.tls.namedGroups", version == Version.TLS_1_3 ? "x25519" : "x25519,secp256r1");
    corretto = setting;
    List<Choice> choices = Primitives.chosen(setting).describe();
    choices.forEach(choice -> System.out.println("# " + choice));
    boolean used = choices.stream().anyMatch(choice -> choice.toString().contains("Corretto"));
    if (used == setting.equals("off")) {
      throw new IllegalStateException("tls.corretto=" + setting + " gives " + choices);
    }
  }

  /** Returns the value of Postern's tls.corretto in this JVM. */
  static String corretto() {
    return corretto;
  }
}
