// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks a listener for its certificate and for a staple, as OpenSSL's {@code s_client} does.
 *
 * @param authorities a PEM file of the authorities that the server has to be verified by
 * @param address the address of the listeners
 */
record StatusClient(Path authorities, String address) {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Pattern SUBJECT = Pattern.compile("(?m)^subject=CN ?= ?(\\S+)$");
  private static final Pattern SIGNATURE = Pattern.compile("(?m)^Peer signature type: (\\S+)$");

  /** What {@code s_client} printed. */
  record Shown(String output) {

    /** The common name of the server's certificate; empty if the handshake failed. */
    String subject() {
      return first(SUBJECT);
    }

    /** How the server signed, as OpenSSL calls it. */
    String signature() {
      return first(SIGNATURE);
    }

    boolean verified() {
      return output.contains("Verify return code: 0 (ok)");
    }

    /** Whether a response came with the certificate, and says "good". */
    boolean stapled() {
      return output.contains("OCSP Response Status: successful")
          && output.contains("Cert Status: good");
    }

    private String first(Pattern pattern) {
      Matcher matcher = pattern.matcher(output);
      return matcher.find() ? matcher.group(1) : "";
    }
  }

  /**
   * Makes a handshake.
   *
   * @param startTls the protocol that begins in clear text, or null
   * @param name the name to ask for, or null for none
   * @param more further options
   */
  Shown ask(int port, @Nullable String startTls, @Nullable String name, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "openssl",
                "s_client",
                "-connect",
                address + ":" + port,
                "-CAfile",
                authorities.toString(),
                "-status"));
    command.addAll(name == null ? List.of("-noservername") : List.of("-servername", name));
    if (startTls != null) {
      command.addAll(List.of("-starttls", startTls));
    }
    command.addAll(List.of(more));
    Path directory = authorities.toAbsolutePath().getParent();
    return new Shown(Command.attempt(directory, command, LIMIT).output());
  }
}
