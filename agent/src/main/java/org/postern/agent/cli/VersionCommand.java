// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.util.List;
import org.postern.agent.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code version}. */
@Command(
    name = "version",
    description = "Print the versions of Postern, of the libraries in the jar and of this JVM.",
    exitCodeListHeading = "",
    exitCodeList = {})
final class VersionCommand extends Inquiry implements IVersionProvider {

  /** For {@code --version}. */
  @Override
  public String[] getVersion() {
    return new String[] {versions().verdict()};
  }

  @Override
  Result inquire() {
    return versions();
  }

  private static Result versions() {
    String jvm =
        System.getProperty("java.vm.name")
            + " "
            + Runtime.version()
            + " ("
            + System.getProperty("java.vendor")
            + ")";
    return new Result(
        ExitCodes.VERIFIED,
        "Postern " + Versions.postern(),
        List.of(
            "Bouncy Castle " + Versions.of("bouncycastle"),
            "dnsjava " + Versions.of("dnsjava"),
            "Byte Buddy " + Versions.of("bytebuddy"),
            "picocli " + Versions.of("picocli"),
            "JVM " + jvm,
            "Java home " + System.getProperty("java.home")),
        JsonObject.of("postern", Versions.postern())
            .with("bouncyCastle", Versions.of("bouncycastle"))
            .with("dnsjava", Versions.of("dnsjava"))
            .with("byteBuddy", Versions.of("bytebuddy"))
            .with("picocli", Versions.of("picocli"))
            .with("jvm", jvm)
            .with("javaHome", System.getProperty("java.home")));
  }
}
