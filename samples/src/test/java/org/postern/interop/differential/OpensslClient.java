// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postern.interop.Command;

/**
 * {@code openssl s_client -starttls smtp} with the TLSA records on its command line and no trust
 * store. It knows no DNS and no policy: it judges the chain alone.
 */
final class OpensslClient {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Path directory;

  OpensslClient(Path directory) {
    this.directory = directory;
  }

  /** Judges the chain of the combination's first server. */
  Finding<ChainVerdict> judge(Combination combination) {
    Combination.Server server = combination.servers().get(0);
    List<String> command =
        new ArrayList<>(
            List.of(
                "openssl",
                "s_client",
                "-brief",
                "-starttls",
                "smtp",
                "-connect",
                server.address() + ":" + server.port(),
                "-no-CAfile",
                "-no-CApath",
                "-no-CAstore",
                "-verify_return_error",
                "-dane_ee_no_namechecks",
                "-dane_tlsa_domain",
                combination.baseDomain()));
    for (String record : combination.records()) {
      command.add("-dane_tlsa_rrdata");
      command.add(record);
    }
    Command result = Command.attempt(directory, command, LIMIT);
    return new Finding<>(verdict(result), evidence(result.output()));
  }

  private static ChainVerdict verdict(Command result) {
    String output = result.output();
    if (output.contains("Failed to import any TLSA records")) {
      return ChainVerdict.UNUSABLE;
    }
    if (result.exitCode() == 0 && output.contains("Verification: OK")) {
      if (!output.contains("DANE TLSA ")) {
        throw new IllegalStateException("openssl verified without a TLSA record:\n" + output);
      }
      return ChainVerdict.MATCHED;
    }
    return ChainVerdict.REFUSED;
  }

  private static String evidence(String output) {
    return output
        .lines()
        .filter(line ->
            line.startsWith("DANE TLSA")
                || line.startsWith("Verified peername")
                || line.contains("error")
                || line.contains("s_client:")
                || line.contains("STARTTLS in server"))
        .collect(Collectors.joining(" | "));
  }
}
