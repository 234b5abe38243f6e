// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.agent.json.JsonObject;
import org.postern.ocsp.OcspAnswer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ocsp show}. */
@Command(
    name = "show",
    description = {
      "Show what an OCSP response says, and with --chain what it proves.",
      "",
      "Exit code 0: good; 1: revoked, unknown to the responder, or it proves nothing; 3: the"
          + " responder gave no answer, or there is no --chain to check it with."
    })
final class OcspShow extends Inquiry {
  private static final int MAX_BYTES = 64 * 1024;

  @Parameters(paramLabel = "FILE.der", description = "The response in DER.")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Option(
      names = "--chain",
      paramLabel = "FILE.pem",
      description = "The certificate that it should be about, then its issuer.")
  private @Nullable Path chainFile;

  @Option(
      names = "--issuer",
      paramLabel = "FILE.pem",
      description = "The issuer's certificate, where it is not in the chain.")
  private @Nullable Path issuerFile;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      converter = Times.class,
      description = "Check as of this time, such as 2026-11-22T10:00:00Z; default now.")
  private Instant at = Instant.now();

  @Override
  Result inquire() throws CommandFailure {
    byte[] response = read();
    List<String> facts = new ArrayList<>();
    if (chainFile == null) {
      facts.addAll(ResponseFacts.lines(response));
      return new Result(
          ExitCodes.UNDECIDED,
          "not checked: without --chain, anyone may have made it",
          facts,
          JsonObject.of("verdict", "not-checked").with("responses", ResponseFacts.json(response)));
    }
    OcspSubject subject = OcspSubject.read(chainFile, issuerFile);
    OcspAnswer answer = subject.query().check(response, at);
    facts.addAll(subject.facts());
    facts.addAll(ResponseFacts.lines(response));
    return new Result(
        OcspWords.exitCode(answer),
        OcspWords.line(answer),
        facts,
        OcspWords.json(answer)
            .withAll(subject.json())
            .with("responses", ResponseFacts.json(response)));
  }

  private byte[] read() throws CommandFailure {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] response = in.readNBytes(MAX_BYTES + 1);
      if (response.length > MAX_BYTES) {
        throw CommandFailure.usage(
            file + ": larger than " + MAX_BYTES + " bytes, which no response is");
      }
      return response;
    } catch (NoSuchFileException e) {
      throw CommandFailure.usage(file + ": no such file");
    } catch (IOException e) {
      throw CommandFailure.usage(file + ": cannot be read (" + e.getMessage() + ")");
    }
  }
}
