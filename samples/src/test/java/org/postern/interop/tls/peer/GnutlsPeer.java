// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.interop.tls.Key;
import org.postern.interop.tls.Payload;
import org.postern.interop.tls.Peer;
import org.postern.interop.tls.PeerClient;
import org.postern.interop.tls.PeerServer;
import org.postern.interop.tls.PeerView;
import org.postern.interop.tls.Scenario;
import org.postern.interop.tls.TlsLab;
import org.postern.interop.tls.Version;

/** {@code gnutls-serv} and {@code gnutls-cli} of Debian, GnuTLS 3.7. */
public final class GnutlsPeer implements Peer {
  @Override
  public String name() {
    return "GnuTLS 3.7 (gnutls-serv, gnutls-cli)";
  }

  @Override
  public Optional<String> lacks(Side side, Scenario scenario) {
    return scenario.group().hybrid()
        ? Optional.of("GnuTLS has ML-KEM from 3.8.8")
        : Optional.empty();
  }

  @Override
  public PeerServer serve(Scenario scenario, TlsLab lab) throws Exception {
    int port = Limits.freePort();
    List<String> command = command("gnutls-serv", Side.SERVER, scenario, lab);
    command.addAll(List.of("--echo", "-p", String.valueOf(port)));
    if (scenario.clientAuthentication()) {
      command.addAll(List.of("--require-client-cert", "--verify-client-cert"));
    } else {
      command.add("--disable-client-cert");
    }
    PeerProcess process = new PeerProcess(lab.directory(), command);
    process.await(
        0,
        "a listener",
        Limits.CONNECTION,
        text -> text.contains("IPv4 0.0.0.0 port " + port + "...done"));
    return new Server(process, port);
  }

  @Override
  public PeerClient client(Scenario scenario, TlsLab lab, int port) {
    List<String> command = command("gnutls-cli", Side.CLIENT, scenario, lab);
    command.addAll(List.of("-p", String.valueOf(port), "127.0.0.1"));
    command.addAll(List.of("--sni-hostname", TlsLab.HOST, "--verify-hostname", TlsLab.HOST));
    return new Client(scenario, lab.directory(), command);
  }

  private static List<String> command(String tool, Side side, Scenario scenario, TlsLab lab) {
    // Line by line, for a pipe has a large buffer.
    List<String> command = new ArrayList<>(List.of("stdbuf", "-oL", tool));
    String version = scenario.version() == Version.TLS_1_3 ? "TLS1.3" : "TLS1.2";
    command.add(
        "--priority=NORMAL:-VERS-ALL:+VERS-"
            + version
            + ":-GROUP-ALL:+GROUP-"
            + scenario.group().ianaName().toUpperCase(java.util.Locale.ROOT));
    command.add("--x509cafile=" + lab.ca());
    if (side == Side.SERVER || scenario.clientAuthentication()) {
      Key key = scenario.key();
      command.add("--x509certfile=" + lab.certificate(side, key));
      command.add("--x509keyfile=" + lab.privateKey(side, key));
    }
    return command;
  }

  private static PeerView view(String text) {
    String version = Text.find(text, "- Description: \\(TLS(1\\.\\d)");
    return new PeerView(
        version == null ? null : "TLSv" + version,
        Text.find(text, "- Description: \\([^)]*\\)-\\(ECDHE-([^)]+)\\)"),
        Text.find(text, "- Description: \\([^)]*\\)-\\([^)]+\\)-\\(([^)]+)\\)-\\("),
        text.contains("*** This is a resumed session"),
        Text.find(text, "\\sSubject: (.*)"));
  }

  private static final class Server implements PeerServer {
    private final PeerProcess process;
    private final int port;
    private int mark;

    Server(PeerProcess process, int port) {
      this.process = process;
      this.port = port;
      mark = process.mark();
    }

    @Override
    public int port() {
      return port;
    }

    @Override
    public PeerView view() throws Exception {
      String text =
          process.await(mark, "a description", Limits.CONNECTION, t -> t.contains("- Cipher: "));
      mark = process.mark();
      return GnutlsPeer.view(text);
    }

    @Override
    public void close() {
      process.close();
    }
  }

  private static final class Client implements PeerClient {
    private final Scenario scenario;
    private final Path directory;
    private final List<String> command;

    Client(Scenario scenario, Path directory, List<String> command) {
      this.scenario = scenario;
      this.directory = directory;
      this.command = command;
    }

    /** To resume it makes a connection without data and then one that resumes it. */
    @Override
    public PeerView connect(boolean resume) throws Exception {
      List<String> all = new ArrayList<>(command);
      if (resume) {
        all.addAll(List.of("--resume", "--waitresumption"));
      }
      String payload = Payload.of(scenario.seed());
      try (PeerProcess process = new PeerProcess(directory, all)) {
        process.await(
            0, "a connection", Limits.CONNECTION, text -> text.contains("- Simple Client Mode"));
        process.write(payload);
        String text = process.await(0, "the payload", Limits.CONNECTION, Payload::isWhole);
        assertThat(Payload.within(text)).isEqualTo(payload);
        return GnutlsPeer.view(resume ? text.substring(text.indexOf("- Connecting again")) : text);
      }
    }

    @Override
    public void close() {}
  }
}
