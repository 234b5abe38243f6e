// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;
import org.postern.agent.json.JsonObject;
import org.postern.dane.DaneVerdict;
import org.postern.dane.DaneVerifier;
import org.postern.dane.DigestOrder;
import org.postern.dane.TlsaRecord;
import org.postern.dane.TlsaSet;
import org.postern.dane.UsageProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tlsa verify}. */
@Command(
    name = "verify",
    description = {
      "Check a certificate chain against TLSA records, without any network.",
      "",
      "Names count for usages 0, 1 and 2, and with --ee-names for 3 too. Exit code 3 says that no"
          + " record is usable, so that there is nothing to check against."
    })
final class TlsaVerify extends Inquiry {

  @Option(
      names = "--chain",
      required = true,
      paramLabel = "FILE.pem",
      description = "The certificates as the server sends them, leaf first.")
  @SuppressWarnings("NullAway.Init")
  private Path chainFile;

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description =
          "A name the server may have: the TLSA base domain, the next hop; may be repeated.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--record",
      required = true,
      paramLabel = "\"3 1 1 HEX\"",
      description = "A TLSA record; may be repeated.")
  private List<TlsaRecord> records = new ArrayList<>();

  @Option(names = "--ee-names", description = "Check names for usage 3 (DANE-EE) too.")
  private boolean eeNames;

  @Option(
      names = "--usages",
      paramLabel = "smtp|all",
      description =
          "smtp: usages 2 and 3, as between mail servers (default). all: 0 and 1 too, which need"
              + " --roots.")
  private UsageProfile usages = UsageProfile.SMTP;

  @Option(
      names = "--roots",
      paramLabel = "FILE",
      description = "PEM file of the root certificates that usages 0 and 1 trust.")
  private @Nullable Path roots;

  @Option(
      names = "--digests",
      paramLabel = "LIST",
      description = "Digests, strongest first; default sha512,sha256.")
  private DigestOrder digests = DigestOrder.DEFAULT;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      converter = Times.class,
      description = "Check as of this time, such as 2026-11-22T10:00:00Z; default now.")
  private Instant at = Instant.now();

  @Override
  Result inquire() throws CommandFailure {
    List<X509CertificateHolder> chain = ChainFile.read(chainFile);
    TlsaSet set = TlsaSet.of(records, digests, usages);
    DaneVerdict verdict = verifier().verify(ChainFile.encoded(chain), set, names, at);
    List<String> facts = new ArrayList<>(RecordFacts.lines(set));
    facts.add("names: " + String.join(" ", names));
    List<JsonObject> certificates = new ArrayList<>();
    for (int depth = 0; depth < chain.size(); depth++) {
      facts.add(CertificateFacts.line(depth, chain.get(depth), at));
      certificates.add(CertificateFacts.json(depth, chain.get(depth)));
    }
    return new Result(
        Verdicts.exitCode(verdict),
        Verdicts.word(verdict) + ": " + verdict.describe(),
        facts,
        Verdicts.json(verdict)
            .with("at", at)
            .with("names", names)
            .with("records", RecordFacts.json(set))
            .with("chain", certificates));
  }

  private DaneVerifier verifier() throws CommandFailure {
    DaneVerifier verifier = DaneVerifier.of().withEeNameChecks(eeNames);
    if (roots == null) {
      return verifier;
    }
    try {
      return verifier.withRoots(ChainFile.encoded(ChainFile.readRoots(roots)));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(roots + ": " + e.getMessage());
    }
  }
}
