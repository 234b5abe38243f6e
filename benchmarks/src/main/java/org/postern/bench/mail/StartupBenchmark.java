// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.postern.bench.tls.PerSide;

/**
 * From the start of a JVM until its program has Angus Mail ready, without the agent (NONE) and with
 * it (AGENT), in turn; CPU time and resident memory at that time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 8)
@Fork(1)
public class StartupBenchmark {

  /** The agent's jar; empty for the one that is carried along. */
  @Param("")
  public String agent = "";

  /** Starts one JVM of each kind. */
  @Benchmark
  public void start() throws IOException {
    start("NONE", List.of());
    Path log = Files.createTempFile("postern-bench", ".log");
    try {
      start("AGENT", List.of("-javaagent:" + AgentJar.find(agent) + "=log.file=" + log));
    } finally {
      Files.delete(log);
    }
  }

  private static void start(String lane, List<String> more) throws IOException {
    List<String> options = new ArrayList<>(List.of("-Xmx256m"));
    options.addAll(more);
    try (ProgramJvm program = ProgramJvm.start(options, Ready.class, List.of())) {
      PerSide.report(lane + ".both.wall", program.startNanos() / 1e3, "us/op");
      Duration cpu = program.handle().info().totalCpuDuration().orElse(Duration.ZERO);
      PerSide.report(lane + ".both.cpu", cpu.toNanos() / 1e3, "us/op");
      PerSide.report(lane + ".both.rss", resident(program.handle().pid()), "B");
    }
  }

  /** Linux only: elsewhere it is not a number. */
  private static double resident(long pid) throws IOException {
    Path status = Path.of("/proc", "" + pid, "status");
    if (!Files.exists(status)) {
      return Double.NaN;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024.0)
        .findFirst()
        .orElse(Double.NaN);
  }
}
