// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postern.interop.LabPaths;
import org.postern.interop.tls.Payload;
import org.postern.interop.tls.Peer;
import org.postern.interop.tls.PeerClient;
import org.postern.interop.tls.PeerServer;
import org.postern.interop.tls.PeerView;
import org.postern.interop.tls.Scenario;
import org.postern.interop.tls.TlsLab;

/** The OpenSSL 3.5 in Node.js 24: one process, which a script makes a server or a client. */
public final class NodePeer implements Peer, AutoCloseable {
  private @Nullable PeerProcess process;
  private int lastId;

  @Override
  public String name() {
    return "OpenSSL 3.5 (in Node.js 24)";
  }

  @Override
  public Optional<String> lacks(Side side, Scenario scenario) {
    boolean curveCounts = side == Side.CLIENT || scenario.clientAuthentication();
    return curveCounts ? scenario.ecdsaOnAnotherCurve() : Optional.empty();
  }

  @Override
  public PeerServer serve(Scenario scenario, TlsLab lab) throws Exception {
    PeerProcess node = process(lab);
    int id = ++lastId;
    int mark = node.mark();
    node.write(request("serve", id, Side.SERVER, scenario, lab));
    int port = Integer.parseInt(answer(node, mark, id, "\"port\":(\\d+)"));
    return new Server(node, id, port);
  }

  @Override
  public PeerClient client(Scenario scenario, TlsLab lab, int port) throws Exception {
    PeerProcess node = process(lab);
    int slot = ++lastId;
    return new PeerClient() {
      @Override
      public PeerView connect(boolean resume) throws Exception {
        int id = ++lastId;
        int mark = node.mark();
        node.write(
            request(
                "connect",
                id,
                Side.CLIENT,
                scenario,
                lab,
                pair("port", port),
                pair("host", quoted(TlsLab.HOST)),
                pair("slot", slot),
                pair("length", Payload.LENGTH),
                pair("resume", resume)));
        String line = answer(node, mark, id, "(.*)");
        assertThat(line).contains("\"same\":true");
        return view(line, false);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }

  private PeerProcess process(TlsLab lab) throws IOException {
    if (process == null) {
      Path script = lab.directory().resolve("node-peer.js");
      try (InputStream in = NodePeer.class.getResourceAsStream("node-peer.js")) {
        Files.copy(Objects.requireNonNull(in, "node-peer.js"), script);
      }
      process =
          new PeerProcess(lab.directory(), List.of(LabPaths.node().toString(), script.toString()));
    }
    return process;
  }

  /** Waits for a line with this id, and returns the first group of the pattern in it. */
  private static String answer(PeerProcess node, int mark, int id, String pattern)
      throws InterruptedException {
    String regex = "(?m)^\\{\"id\":" + id + "," + pattern + ".*$";
    String text =
        node.await(mark, "an answer", Limits.CONNECTION, t -> Text.find(t, regex + "\\n") != null);
    return Objects.requireNonNull(Text.find(text, regex));
  }

  private static PeerView view(String line, boolean server) {
    return new PeerView(
        Text.find(line, "\"version\":\"([^\"]+)\""),
        Text.find(line, "\"group\":\"([^\"]+)\""),
        null,
        line.contains("\"resumed\":true"),
        server ? Text.find(line, "\"peer\":\"([^\"]+)\"") : null);
  }

  private static String request(
      String command, int id, Side side, Scenario scenario, TlsLab lab, String... more) {
    boolean own = side == Side.SERVER || scenario.clientAuthentication();
    Stream<String> usual =
        Stream.of(
            pair("command", quoted(command)),
            pair("id", id),
            pair("version", quoted(scenario.version().jsseName())),
            pair("group", quoted(scenario.group().opensslName())),
            pair("clientAuth", scenario.clientAuthentication()),
            pair("ca", quoted(lab.ca())),
            pair("cert", own ? quoted(lab.certificate(side, scenario.key())) : "null"),
            pair("key", own ? quoted(lab.privateKey(side, scenario.key())) : "null"));
    return Stream.concat(usual, Stream.of(more)).collect(Collectors.joining(",", "{", "}\n"));
  }

  private static String pair(String name, Object value) {
    return "\"" + name + "\":" + value;
  }

  private static String quoted(Object text) {
    return "\"" + text + "\"";
  }

  private static final class Server implements PeerServer {
    private final PeerProcess node;
    private final int id;
    private final int port;
    private int mark;

    Server(PeerProcess node, int id, int port) {
      this.node = node;
      this.id = id;
      this.port = port;
      mark = node.mark();
    }

    @Override
    public int port() {
      return port;
    }

    @Override
    public PeerView view() throws Exception {
      String line = answer(node, mark, id, "(\"event\":.*)");
      mark = node.mark();
      assertThat(line).contains("closed");
      return NodePeer.view(line, true);
    }

    @Override
    public void close() throws IOException {
      node.write("{" + pair("command", quoted("close")) + "," + pair("id", id) + "}\n");
    }
  }
}
