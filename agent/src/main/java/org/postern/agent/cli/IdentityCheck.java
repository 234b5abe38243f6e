// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postern.Postern;
import org.postern.keys.IdentityException;
import org.postern.keys.IdentityStatus;
import org.postern.keys.ServerIdentity;
import org.postern.ocsp.StapleStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code identity check}. */
@Command(
    name = "check",
    description = {
      "Say what a server with these files would show to whom, for how long, and whether senders"
          + " would take it.",
      "",
      "The files are read as a server reads them: PEM with the key and its chain, or PKCS#12 or"
          + " JKS; or PEM with the chain, and the key in the file that --key names. DNS is asked for"
          + " the TLSA records of the certificates' names, and the responders that the certificates"
          + " name for OCSP responses."
    },
    exitCodeList = {
      "0:it can be shown: it is valid, and no published TLSA record says otherwise",
      "1:it should not be shown: key and chain do not match, it has ended, senders would refuse it",
      "2:usage: the command line, or a file it names, cannot be used",
      "3:could not decide: TLSA records could not be looked up safely"
    })
final class IdentityCheck extends Inquiry {
  private static final Duration PATIENCE = Duration.ofSeconds(16);
  private static final long PAUSE_MILLIS = 20;

  /** What a server would log is in the result. */
  private static final List<Logger> SILENCED =
      List.of(Logger.getLogger("org.postern.keys"), Logger.getLogger("org.postern.ocsp"));

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "The identities, in the order of postern.identity.chain.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "The private key of a FILE; repeated, one for each in the same order. Default: the key is"
              + " in the FILE.")
  private List<Path> keys = new ArrayList<>();

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "File whose first line opens encrypted keys and key stores.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      converter = ALabels.class,
      description =
          "Name of the server whose TLSA records count; may be repeated. Default: the names in each"
              + " certificate, wildcards left out.")
  private List<String> hosts = new ArrayList<>();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = Ports.class,
      description = "Port of the server; default 25.")
  private int port = NextHop.SMTP_PORT;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "Refuse a certificate that ends within N days; default 0.")
  private int days;

  @Option(
      names = "--staple",
      paramLabel = "FILE.der",
      description = "OCSP response that another program keeps fresh; may be repeated.")
  private List<Path> staples = new ArrayList<>();

  @Option(names = "--no-ocsp", description = "Ask no OCSP responder.")
  private boolean withoutOcsp;

  @Mixin private final ResolverOptions resolver = new ResolverOptions();

  @Override
  Result inquire() throws CommandFailure, InterruptedException {
    SILENCED.forEach(each -> each.setLevel(Level.OFF));
    for (Path each : staples) {
      existing(each);
    }
    try (StapleStore store = store();
        ServerIdentity identity = open(store);
        Postern postern = resolver.open()) {
      awaitStaples(identity);
      return new IdentityFacts(
              postern, hosts, port, Duration.ofDays(days), Clock.systemUTC().instant())
          .result(identity.status());
    } catch (IdentityException e) {
      throw CommandFailure.refused(String.valueOf(e.getMessage()));
    }
  }

  private StapleStore store() {
    StapleStore.Builder builder = StapleStore.builder().files(staples);
    return (withoutOcsp ? builder.proxies(new AskNobody()) : builder).build();
  }

  private ServerIdentity open(StapleStore store) throws CommandFailure, IdentityException {
    if (!keys.isEmpty() && keys.size() != files.size()) {
      throw CommandFailure.usage(
          keys.size() + " keys for " + files.size() + " files; expected none, or one for each");
    }
    ServerIdentity.Builder builder = ServerIdentity.builder().interval(Duration.ZERO).beginEmpty();
    for (int i = 0; i < files.size(); i++) {
      if (keys.isEmpty() || keys.get(i).equals(files.get(i))) {
        builder.file(existing(files.get(i)));
      } else {
        builder.pem(existing(files.get(i)), existing(keys.get(i)));
      }
    }
    if (passwordFile != null) {
      builder.passwordFile(existing(passwordFile));
    }
    return builder.staples(store).open();
  }

  private static Path existing(Path file) throws CommandFailure {
    if (!Files.exists(file)) {
      throw CommandFailure.usage(file + ": no such file");
    }
    return file;
  }

  /** Waits until each responder has answered, or has failed to. */
  private static void awaitStaples(ServerIdentity identity) throws InterruptedException {
    Instant end = Clock.systemUTC().instant().plus(PATIENCE);
    while (isFetching(identity.status()) && Clock.systemUTC().instant().isBefore(end)) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static boolean isFetching(List<IdentityStatus> status) {
    return status.stream()
        .flatMap(each -> each.shown().stream())
        .flatMap(each -> each.staples().stream())
        .anyMatch(
            each -> each.source() != null && each.thisUpdate() == null && each.lastError() == null);
  }
}
