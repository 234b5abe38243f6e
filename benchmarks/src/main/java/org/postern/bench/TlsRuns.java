// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postern.bench.stack.Combination;
import org.postern.bench.stack.Group;
import org.postern.bench.stack.Keys;
import org.postern.bench.stack.Version;
import org.postern.bench.tls.BulkBenchmark;
import org.postern.bench.tls.HandshakeBenchmark;
import org.postern.bench.tls.IdleBenchmark;
import org.postern.bench.tls.Kind;
import org.postern.bench.tls.Lane;

/** The runs of the {@link Suite} over buffers in memory. */
final class TlsRuns {
  private static final String QUICK_LANES =
      "SUNJSSE_FULL+POSTERN_FULL+CORRETTO_FULL+BCJSSE_FULL+CONSCRYPT_FULL+TCNATIVE_FULL"
          + "+POSTERN_HYBRID+SUNJSSE_RESUMED+POSTERN_RESUMED";
  private static final String TWO_STACKS = "SUNJSSE_FULL+POSTERN_FULL+CORRETTO_FULL+TCNATIVE_FULL";
  private static final String BOTH_KINDS =
      "SUNJSSE_FULL+POSTERN_FULL+SUNJSSE_RESUMED+POSTERN_RESUMED";

  private TlsRuns() {}

  static List<SuiteRun> quick() {
    return List.of(
        handshake("p256", "TLS 1.3, P-256 key", Map.of(), QUICK_LANES).effort(3, 8, 4, 3).build(),
        handshake("rsa-2048", "TLS 1.3, RSA-2048 key", Map.of("keys", "RSA_2048"), TWO_STACKS)
            .effort(2, 7, 4, 3)
            .build(),
        handshake("ed25519", "TLS 1.3, Ed25519 key", Map.of("keys", "ED25519"), TWO_STACKS)
            .effort(2, 7, 4, 3)
            .build(),
        handshake("tls12", "TLS 1.2, P-256 key", Map.of("version", "TLS_1_2"), BOTH_KINDS)
            .effort(2, 6, 4, 2)
            .build(),
        handshake(
                "stapling",
                "TLS 1.3, P-256 key, a stapled OCSP response",
                Map.of("stapling", "true"),
                "SUNJSSE_FULL+POSTERN_FULL")
            .effort(2, 6, 4, 2)
            .build(),
        bulk("bulk", 16384, "HEAP", "SUNJSSE_FULL+POSTERN_FULL+CORRETTO_FULL+TCNATIVE_FULL")
            .effort(3, 2, 4, 1)
            .build(),
        idle("SUNJSSE_FULL+POSTERN_FULL").effort(1, 0, 2, 0).takes(14).build());
  }

  static List<SuiteRun> full() {
    List<SuiteRun> runs = new ArrayList<>();
    for (Keys keys : Keys.values()) {
      String name = keys.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
      add(runs, name, "TLS 1.3, " + keys + " key", Map.of("keys", keys.name()));
    }
    for (Keys keys : List.of(Keys.P256, Keys.RSA_2048)) {
      String name = keys.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
      add(
          runs,
          "tls12-" + name,
          "TLS 1.2, " + keys + " key",
          Map.of("keys", keys.name(), "version", "TLS_1_2"));
    }
    add(runs, "secp256r1", "TLS 1.3, group secp256r1", Map.of("group", "SECP256R1"));
    add(runs, "chain-1", "TLS 1.3, a chain of one", Map.of("chain", "1"));
    add(runs, "chain-4", "TLS 1.3, a chain of four", Map.of("chain", "4"));
    add(runs, "stapling", "TLS 1.3, a stapled OCSP response", Map.of("stapling", "true"));
    add(runs, "client-auth", "TLS 1.3, a client certificate", Map.of("clientAuth", "true"));
    add(runs, "pkix", "TLS 1.3, the JDK's path validation", Map.of("trust", "PKIX"));
    String all = lanes(new Combination(Version.TLS_1_3, Group.X25519, false, false, false), true);
    for (int record : new int[] {512, 4096, 16384}) {
      for (String buffers : List.of("HEAP", "DIRECT")) {
        String name = "bulk-" + record + "-" + buffers.toLowerCase(java.util.Locale.ROOT);
        runs.add(bulk(name, record, buffers, all).effort(4, 3, 6, 2).build());
      }
    }
    runs.add(idle(all).effort(1, 0, 4, 0).takes(60).build());
    return runs;
  }

  /** A user's own key: what it costs with every stack, in TLS 1.3. */
  static SuiteRun own(String file) {
    return handshake("own", "TLS 1.3, your key", Map.of("keystore", file), QUICK_LANES)
        .effort(3, 9, 5, 4)
        .build();
  }

  private static void add(
      List<SuiteRun> runs, String name, String title, Map<String, String> parameters) {
    String lanes = lanes(combination(parameters), false);
    runs.add(handshake(name, title, parameters, lanes).effort(3, 20, 8, 5).build());
  }

  private static RunBuilder handshake(
      String name, String title, Map<String, String> parameters, String lanes) {
    RunBuilder builder =
        new RunBuilder(name, title, Subject.HANDSHAKE, HandshakeBenchmark.class, "round");
    parameters.forEach(builder::with);
    builder.with("lanes", lanes).omissions(omissions(lanes, combination(parameters)));
    builder
        .headline(
            Headline.less(
                "full handshake, server", "POSTERN_FULL.server.cpu", "SUNJSSE_FULL.server.cpu"))
        .headline(
            Headline.less(
                "full handshake, client", "POSTERN_FULL.client.cpu", "SUNJSSE_FULL.client.cpu"));
    if (lanes.contains("SUNJSSE_RESUMED")) {
      builder
          .headline(
              Headline.less(
                  "resumed, server", "POSTERN_RESUMED.server.cpu", "SUNJSSE_RESUMED.server.cpu"))
          .headline(
              Headline.less(
                  "resumed, client", "POSTERN_RESUMED.client.cpu", "SUNJSSE_RESUMED.client.cpu"));
    }
    if (lanes.contains("POSTERN_HYBRID")) {
      builder
          .headline(
              Headline.less(
                  "X25519MLKEM768 against SunJSSE's x25519, server",
                  "POSTERN_HYBRID.server.cpu",
                  "SUNJSSE_FULL.server.cpu"))
          .headline(
              Headline.less(
                  "X25519MLKEM768 against SunJSSE's x25519, client",
                  "POSTERN_HYBRID.client.cpu",
                  "SUNJSSE_FULL.client.cpu"));
    }
    return builder.headline(
        Headline.less(
            "octets allocated, client",
            "POSTERN_FULL.client.allocated",
            "SUNJSSE_FULL.client.allocated"));
  }

  private static RunBuilder bulk(String name, int record, String buffers, String lanes) {
    return new RunBuilder(
            name,
            "records of "
                + record
                + " octets, "
                + buffers.toLowerCase(java.util.Locale.ROOT)
                + " buffers",
            Subject.BULK,
            BulkBenchmark.class,
            "round")
        .with("record", record)
        .with("buffers", buffers)
        .with("lanes", lanes)
        .headline(
            Headline.less("sealing a record", "POSTERN_FULL.wrap.cpu", "SUNJSSE_FULL.wrap.cpu"))
        .headline(
            Headline.less(
                "opening a record", "POSTERN_FULL.unwrap.cpu", "SUNJSSE_FULL.unwrap.cpu"));
  }

  private static RunBuilder idle(String lanes) {
    return new RunBuilder("idle", "an idle connection", Subject.MEMORY, IdleBenchmark.class, "hold")
        .with("lanes", lanes)
        .headline(
            Headline.less(
                "kept by a server", "POSTERN_FULL.server.retained", "SUNJSSE_FULL.server.retained"))
        .headline(
            Headline.less(
                "kept by a client",
                "POSTERN_FULL.client.retained",
                "SUNJSSE_FULL.client.retained"));
  }

  private static Combination combination(Map<String, String> parameters) {
    return new Combination(
        Version.valueOf(parameters.getOrDefault("version", "TLS_1_3")),
        Group.valueOf(parameters.getOrDefault("group", "X25519")),
        parameters.getOrDefault("keys", "P256").equals("ED25519"),
        parameters.containsKey("stapling"),
        false);
  }

  private static List<Omission> omissions(String lanes, Combination run) {
    return Lane.parse(lanes).stream().flatMap(lane -> lane.omitted(run).stream()).toList();
  }

  /** Returns all lanes, those too that are omitted, so that the reasons are told. */
  private static String lanes(Combination run, boolean fullOnly) {
    List<Lane> lanes =
        fullOnly
            ? Lane.all(Kind.FULL)
            : run.version() == Version.TLS_1_2 || run.group() != Group.X25519
                ? Lane.all(Kind.FULL, Kind.RESUMED)
                : Lane.all(Kind.values());
    return String.join("+", lanes.stream().map(Lane::toString).toList());
  }
}
