// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.postern.agent.json.JsonObject;
import org.postern.dane.TlsaAdvice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tlsa generate}. */
@Command(
    name = "generate",
    description = {
      "Print the TLSA records to publish for a server, and how to change them safely.",
      "",
      "The records are lines of a zone file, the recommended one first."
    },
    exitCodeList = {
      "0:the records are printed",
      "2:usage: the command line, or a file it names, cannot be used"
    })
final class TlsaGenerate extends Inquiry {

  @Option(
      names = "--chain",
      required = true,
      paramLabel = "FILE.pem",
      description = "The certificates as the server sends them, leaf first.")
  @SuppressWarnings("NullAway.Init")
  private Path chainFile;

  @Option(
      names = "--host",
      required = true,
      paramLabel = "HOST",
      converter = ALabels.class,
      description = "The name of the server, as its MX record gives it.")
  private String host = "";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = Ports.class,
      description = "The port of the server; default 25.")
  private int port = NextHop.SMTP_PORT;

  @Override
  Result inquire() throws CommandFailure {
    List<X509CertificateHolder> chain = ChainFile.read(chainFile);
    TlsaAdvice advice;
    try {
      advice = TlsaAdvice.forChain(ChainFile.encoded(chain), host, port);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()));
    }
    advice.warnings().forEach(this::warn);
    List<String> facts = new ArrayList<>();
    List<JsonObject> records = new ArrayList<>();
    List<String> zone = advice.zoneLines();
    for (int i = 0; i < zone.size(); i++) {
      TlsaAdvice.Suggestion suggestion = advice.suggestions().get(i);
      facts.add(zone.get(i) + " ; " + suggestion.comment());
      records.add(
          JsonObject.of("record", suggestion.record())
              .with("zoneLine", zone.get(i))
              .with("comment", suggestion.comment()));
    }
    advice.rollover().forEach(line -> facts.add("advice: " + line));
    return new Result(
        ExitCodes.VERIFIED,
        "publish: "
            + records.size()
            + (records.size() == 1 ? " record" : " records")
            + " at "
            + advice.owner(),
        facts,
        JsonObject.of("verdict", "publish")
            .with("owner", advice.owner())
            .with("records", records)
            .with("advice", advice.rollover())
            .with("warnings", advice.warnings()));
  }
}
