// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.postern.interop.tls.Key;
import org.postern.interop.tls.Payload;
import org.postern.interop.tls.Peer;
import org.postern.interop.tls.PeerClient;
import org.postern.interop.tls.PeerServer;
import org.postern.interop.tls.PeerView;
import org.postern.interop.tls.Scenario;
import org.postern.interop.tls.Threads;
import org.postern.interop.tls.TlsLab;
import org.postern.interop.tls.Version;

/** {@code openssl s_server} and {@code openssl s_client} of Debian, OpenSSL 3.0. */
public final class OpensslPeer implements Peer {
  @Override
  public String name() {
    return "OpenSSL 3.0 (s_server, s_client)";
  }

  @Override
  public Optional<String> lacks(Side side, Scenario scenario) {
    if (scenario.group().hybrid()) {
      return Optional.of("OpenSSL has ML-KEM from 3.5");
    }
    boolean curveCounts = side == Side.CLIENT || scenario.clientAuthentication();
    return curveCounts ? scenario.ecdsaOnAnotherCurve() : Optional.empty();
  }

  @Override
  public PeerServer serve(Scenario scenario, TlsLab lab) throws Exception {
    List<String> command = command("s_server", Side.SERVER, scenario, lab);
    command.addAll(List.of("-accept", "127.0.0.1:0"));
    if (scenario.clientAuthentication()) {
      command.addAll(List.of("-Verify", "3", "-verify_return_error"));
    }
    return new Server(new PeerProcess(lab.directory(), command));
  }

  @Override
  public PeerClient client(Scenario scenario, TlsLab lab, int port) {
    List<String> command = command("s_client", Side.CLIENT, scenario, lab);
    command.addAll(List.of("-connect", "127.0.0.1:" + port, "-servername", TlsLab.HOST));
    command.addAll(List.of("-verify_hostname", TlsLab.HOST, "-verify_return_error", "-ign_eof"));
    return new Client(scenario, lab.directory(), command);
  }

  private static List<String> command(String tool, Side side, Scenario scenario, TlsLab lab) {
    List<String> command = new ArrayList<>(List.of("openssl", tool));
    command.add(scenario.version() == Version.TLS_1_3 ? "-tls1_3" : "-tls1_2");
    command.addAll(List.of("-groups", scenario.group().opensslName()));
    command.addAll(List.of("-CAfile", lab.ca().toString()));
    if (side == Side.SERVER || scenario.clientAuthentication()) {
      Key key = scenario.key();
      command.addAll(List.of("-cert", lab.certificate(side, key).toString()));
      command.addAll(List.of("-key", lab.privateKey(side, key).toString()));
    }
    return command;
  }

  /** Echoes through its standard streams: what it prints is given back to it. */
  private static final class Server implements PeerServer {
    private final PeerProcess process;
    private final int port;
    private int mark;

    Server(PeerProcess process) throws Exception {
      this.process = process;
      String text =
          process.await(
              0, "ACCEPT", Limits.CONNECTION, t -> t.contains("ACCEPT") && t.endsWith("\n"));
      port = Integer.parseInt(text.substring(text.lastIndexOf(':') + 1).trim());
      mark = process.mark();
      Threads.start(this::echo);
    }

    private void echo() {
      int from = mark;
      try {
        for (int i = 0; i < Scenario.CONNECTIONS; i++) {
          int start = from;
          String text =
              process.await(
                  start, "a payload", Limits.CONNECTION.multipliedBy(2), Payload::isWhole);
          process.write(Payload.within(text));
          from += text.length();
        }
      } catch (InterruptedException | IOException | AssertionError e) {
        return; // the client sees that nothing comes back, and the test shows the output
      }
    }

    @Override
    public int port() {
      return port;
    }

    @Override
    public PeerView view() throws Exception {
      String text =
          process.await(
              mark, "the end of the connection", Limits.CONNECTION, t -> t.contains("DONE\n"));
      mark += text.length();
      String suite = Text.find(text, "CIPHER is (\\S+)");
      return new PeerView(
          suite == null ? null : suite.startsWith("TLS_") ? "TLSv1.3" : "TLSv1.2",
          Text.find(text, "Shared groups: (\\S+)"),
          null,
          text.contains("Reused session-id"),
          Text.find(text, "subject=(.*)"));
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
    private final String session;

    Client(Scenario scenario, Path directory, List<String> command) {
      this.scenario = scenario;
      this.directory = directory;
      this.command = command;
      this.session = directory.resolve("session-" + scenario.seed() + ".pem").toString();
    }

    @Override
    public PeerView connect(boolean resume) throws Exception {
      List<String> all = new ArrayList<>(command);
      all.addAll(List.of(resume ? "-sess_in" : "-sess_out", session));
      String payload = Payload.of(scenario.seed());
      String text;
      try (PeerProcess process = new PeerProcess(directory, all)) {
        CompletableFuture<Void> writer =
            CompletableFuture.runAsync(() -> send(process, payload), Threads::start);
        text = process.awaitEnd(0, Limits.CONNECTION);
        assertThat(writer).as("writing to\n%s", Payload.abbreviated(text)).isCompleted();
      }
      assertThat(Payload.within(text)).isEqualTo(payload);
      return new PeerView(
          Text.find(text, "(?:New|Reused), (TLSv1\\.\\d)"),
          Text.find(text, "Server Temp Key: (?:ECDH, )?([^,\\s]+)"),
          Text.find(text, "Peer signature type: (\\S+)"),
          text.contains("\nReused, "),
          null);
    }

    private static void send(PeerProcess process, String payload) {
      try {
        process.write(payload);
      } catch (IOException e) {
        throw new CompletionException(e);
      }
    }

    @Override
    public void close() {}
  }
}
