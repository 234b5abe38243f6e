// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.postern.interop.tls.peer.BoringsslPeer;
import org.postern.interop.tls.peer.GnutlsPeer;
import org.postern.interop.tls.peer.NodePeer;
import org.postern.interop.tls.peer.OpensslPeer;
import org.postern.interop.tls.peer.SunJssePeer;

/** The table in INTEROP.md says which connections are made and which are not, and why. */
class MatrixTableTest {
  @Test
  void theTable_isTheOneOfThePeers() throws Exception {
    List<String> table = new ArrayList<>();
    table.add("| Peer | Peer's side | Connections made | Left out, and why |");
    table.add("|---|---|---:|---|");
    int all = 0;
    for (Peer peer :
        List.of(
            new OpensslPeer(),
            new NodePeer(),
            new GnutlsPeer(),
            new BoringsslPeer(),
            new SunJssePeer())) {
      for (Peer.Side side : Peer.Side.values()) {
        Row row = Row.of(peer, side);
        all += row.made;
        table.add(row.text(peer, side));
      }
    }
    table.add("| All | | " + all + " | |");

    assertThat(Files.readAllLines(Path.of("INTEROP.md"))).containsSubsequence(table);
  }

  private record Row(int made, Map<String, Integer> leftOut) {
    static Row of(Peer peer, Peer.Side side) {
      int made = 0;
      Map<String, Integer> leftOut = new TreeMap<>();
      for (Scenario scenario : Scenario.all()) {
        String reason = peer.lacks(side, scenario).orElse("");
        if (reason.isEmpty()) {
          made += Scenario.CONNECTIONS;
        } else {
          leftOut.merge(reason, Scenario.CONNECTIONS, Integer::sum);
        }
      }
      return new Row(made, leftOut);
    }

    String text(Peer peer, Peer.Side side) {
      List<String> reasons = new ArrayList<>();
      leftOut.forEach((reason, count) -> reasons.add(count + ": " + reason));
      return "| "
          + String.join(
              " | ",
              peer.name(),
              side == Peer.Side.SERVER ? "server" : "client",
              String.valueOf(made),
              String.join("; ", reasons))
          + " |";
    }
  }
}
