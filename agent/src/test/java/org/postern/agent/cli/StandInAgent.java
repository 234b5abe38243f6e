// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stands in for the agent and for the program that it is loaded into. It answers as the agent does,
 * or as the system property {@code stand-in} says. Uses nothing but the JDK.
 */
public final class StandInAgent {

  private static String state = "NOT active";

  private StandInAgent() {}

  /** Runs until standard input ends, which it does with the test. */
  public static void main(String[] args) throws IOException {
    System.out.println("up");
    System.in.read();
  }

  /** Started by an attach. */
  public static void agentmain(String arguments) throws IOException {
    String conduct = System.getProperty("stand-in", "honest");
    if (!arguments.startsWith("report=")) {
      state =
          conduct.equals("failing")
              ? "NOT active: the trust anchors are missing"
              : state.equals("active") ? "started twice" : "active";
      System.setProperty("stand-in.arguments", arguments);
    } else if (!conduct.equals("silent")) {
      Files.writeString(
          Path.of(arguments.substring("report=".length())),
          conduct.equals("garbled")
              ? "{\"version\":1,"
              : "{\"version\":1,\"postern\":\"1.2\",\"jar\":\"x.jar\",\"state\":\""
                  + state
                  + "\",\"log\":\""
                  + System.getProperty("stand-in.arguments")
                  + "\",\"advice\":{},\"dnssec\":{},\"counters\":{},\"last\":[]}");
    }
  }
}
