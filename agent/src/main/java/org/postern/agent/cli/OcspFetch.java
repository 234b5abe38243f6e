// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.agent.json.JsonObject;
import org.postern.ocsp.OcspAnswer;
import org.postern.ocsp.OcspQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ocsp fetch}. */
@Command(
    name = "fetch",
    description = {
      "Ask the responder that a certificate names, and check the answer as a server does before it"
          + " staples it.",
      "",
      "Exit code 0: good; 1: revoked, unknown to the responder, or an answer that proves nothing;"
          + " 3: no answer, or no responder."
    })
final class OcspFetch extends Inquiry {

  @Parameters(
      paramLabel = "FILE.pem",
      description = "The certificates as the server sends them, leaf first.")
  @SuppressWarnings("NullAway.Init")
  private Path chainFile;

  @Option(
      names = "--issuer",
      paramLabel = "FILE.pem",
      description = "The issuer's certificate, where it is not in the chain.")
  private @Nullable Path issuerFile;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The responder to ask, instead of the one that the certificate names.")
  private @Nullable URI url;

  @Option(
      names = "--out",
      paramLabel = "FILE.der",
      description = "Where to write the response if it is good; a file there is replaced.")
  private @Nullable Path out;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long to wait in all, 1 to 600; default ${DEFAULT-VALUE}.",
      defaultValue = "15")
  private int timeout;

  @Override
  Result inquire() throws CommandFailure {
    OcspSubject subject = OcspSubject.read(chainFile, issuerFile);
    OcspQuery query = subject.query();
    List<String> facts = new ArrayList<>(subject.facts());
    if (timeout < 1 || timeout > 600) {
      throw CommandFailure.usage("--timeout: expected 1 to 600 seconds, not " + timeout);
    }
    JsonObject about = subject.json();
    URI responder = url != null ? url : query.responders().stream().findFirst().orElse(null);
    if (responder == null) {
      String reason = "the certificate names no OCSP responder by http or https";
      return new Result(
          ExitCodes.UNDECIDED,
          "no responder: " + reason,
          facts,
          JsonObject.of("verdict", "no-responder").with("description", reason).withAll(about));
    }
    facts.add("responder " + responder);
    byte[] response;
    try {
      response = query.ask(responder, Duration.ofSeconds(timeout));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("--url: " + e.getMessage());
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage());
      return new Result(
          ExitCodes.UNDECIDED,
          "no answer: " + reason,
          facts,
          JsonObject.of("verdict", "no-answer")
              .with("description", reason)
              .with("responder", responder)
              .withAll(about));
    }
    Instant now = Instant.now();
    OcspAnswer answer = query.check(response, now);
    facts.addAll(ResponseFacts.lines(response));
    boolean written = out != null && answer.status() == OcspAnswer.Status.GOOD;
    if (written) {
      write(out, response);
      facts.add("written to " + out);
    }
    return new Result(
        OcspWords.exitCode(answer),
        OcspWords.line(answer),
        facts,
        OcspWords.json(answer)
            .with("responder", responder)
            .with("written", written ? out : null)
            .withAll(about)
            .with("responses", ResponseFacts.json(response)));
  }

  /**
   * Replaces the file as a whole: a server may be reading it. Under another user, perhaps: so it
   * keeps the mode that it has, and a new one gets what the umask leaves.
   */
  private static void write(@Nullable Path file, byte[] response) throws CommandFailure {
    if (file == null) {
      return;
    }
    Path target = file.toAbsolutePath();
    Path temporary = target.resolveSibling("ocsp" + UUID.randomUUID() + ".tmp");
    try {
      Files.write(temporary, response, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      PosixFileAttributeView mode =
          Files.getFileAttributeView(target, PosixFileAttributeView.class);
      if (mode != null && Files.exists(target)) {
        Files.setPosixFilePermissions(temporary, mode.readAttributes().permissions());
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      discard(temporary);
      throw CommandFailure.usage("--out: " + file + " cannot be written (" + e + ")");
    }
  }

  private static void discard(Path temporary) {
    if (Files.exists(temporary) && !temporary.toFile().delete()) {
      temporary.toFile().deleteOnExit();
    }
  }
}
