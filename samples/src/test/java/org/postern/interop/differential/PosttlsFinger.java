// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postern.interop.Command;

/**
 * Postfix' {@code posttls-finger -l dane}. It asks the resolver of {@code /etc/resolv.conf}: each
 * run sees another file there, in a mount namespace of its own, and the machine's stays as it is.
 *
 * <p>It enforces nothing, it tells: what it says of the TLSA records gives the demand, what it says
 * of the connection gives what was proved, and both give the verdict, by Postfix' description of
 * the level {@code dane} (postconf(5), smtp_tls_security_level).
 */
final class PosttlsFinger {
  private static final Duration LIMIT = Duration.ofSeconds(40);

  private final Path directory;

  PosttlsFinger(Path directory, String resolver) {
    this.directory = directory;
    try {
      Files.writeString(
          directory.resolve("resolv.conf"),
          "nameserver " + resolver + "\noptions edns0 trust-ad timeout:8 attempts:1\n");
      Files.writeString(
          directory.resolve("main.cf"),
          "compatibility_level = 3.6\ninet_protocols = ipv4\nmyhostname = client.test\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Finding<Verdict> judge(Combination combination) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "unshare",
                "--mount",
                "sh",
                "-c",
                "mount --bind \"$0/resolv.conf\" /etc/resolv.conf"
                    + " && MAIL_CONFIG=\"$0\" exec posttls-finger \"$@\"",
                directory.toString()));
    command.addAll(
        List.of("-v", "-c", "-l", "dane", "-L", "summary,certmatch", "-t", "5", "-T", "5"));
    command.add(combination.nextHop());
    String output = Command.attempt(directory, command, LIMIT).output();
    return new Finding<>(verdict(output), evidence(output));
  }

  private static Verdict verdict(String output) {
    if (output.contains("Verified TLS connection established")) {
      return Verdict.VERIFIED;
    }
    if (output.contains("Trusted TLS connection established")) {
      return Verdict.HALF_DANE;
    }
    boolean unusable =
        output.contains("all TLSA records unusable")
            || output.contains("no usable TLSA records found");
    boolean none = !unusable && output.contains("no TLSA records found");
    if (output.contains("TLS connection established")) {
      return unusable ? Verdict.ENCRYPTED : none ? Verdict.OPPORTUNISTIC : Verdict.REFUSED;
    }
    if (output.contains("connect_addr: trying")) {
      return none ? Verdict.CLEAR : Verdict.REFUSED;
    }
    if (output.contains("TLSA lookup error") || output.contains("try again")) {
      return Verdict.DELAYED;
    }
    throw new IllegalStateException("posttls-finger says nothing that is known here:\n" + output);
  }

  private static String evidence(String output) {
    return output
        .lines()
        .filter(line ->
            line.contains("warning:")
                || line.contains("TLS connection established")
                || line.contains("TLSA records found")
                || line.contains("verification failed")
                || line.contains("MX RRset insecure")
                || line.contains("Matched DANE")
                || line.contains("SSL_connect")
                || line.contains("Failed to")
                || line.contains("lookup failed"))
        .map(line -> line.replaceFirst("^posttls-finger: ", ""))
        .collect(Collectors.joining(" | "));
  }
}
