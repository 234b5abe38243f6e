// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.samples.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.postern.interop.LabPaths;
import org.postern.interop.Loopback;

/** Runs the scenarios and prints them; exits 1 if one of them came out otherwise than expected. */
public final class Demo {
  private Demo() {}

  /** Takes no arguments; the build tells by system properties where the agent and James are. */
  public static void main(String[] args) throws Exception {
    Path directory = Files.createTempDirectory("postern-demo");
    try {
      List<Observation> observations = run(directory);
      long good = observations.stream().filter(Observation::asExpected).count();
      System.out.printf("%n%d scenarios, %d as expected%n", observations.size(), good);
      if (good < observations.size()) {
        System.exit(1);
      }
    } finally {
      delete(directory);
    }
  }

  private static List<Observation> run(Path directory) throws Exception {
    Path agent = LabPaths.agent();
    String java = "Java " + Runtime.version().feature();
    Table table = new Table(System.out);
    List<Observation> all = new ArrayList<>();

    List<Observation> program =
        new JakartaMailRun(agent).run(Files.createDirectory(directory.resolve("program")));
    table.print(
        "An unmodified Jakarta Mail program with -javaagent:postern-agent.jar, " + java, program);
    all.addAll(program);

    Loopback block;
    try {
      block = Loopback.block();
    } catch (IllegalStateException e) {
      System.out.println();
      System.out.println(
          "Apache James left out: it needs ports 25 and 53 of loopback addresses, which only root or a"
              + " process with CAP_NET_BIND_SERVICE may bind here.");
      return all;
    }
    List<Observation> james =
        new JamesRun(agent, block).run(Files.createDirectory(directory.resolve("james")));
    table.print(
        "An unmodified Apache James 3.8.1 with -javaagent:postern-agent.jar, " + java, james);
    all.addAll(james);
    return all;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
