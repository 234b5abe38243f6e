// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.it;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.reflect.Array;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;

/**
 * A program with a mail server in it, knowing nothing of Postern: GreenMail's SMTPS, or
 * SubEthaSMTP's STARTTLS by the JVM's default context ({@code subetha}) or by one that the program
 * has made ({@code subetha-own}). Each line of standard input is a question.
 */
public final class ServerProgram {
  private ServerProgram() {}

  /** Runs until standard input ends; the argument names the server. */
  public static void main(String[] args) throws Exception {
    int port = 0;
    try {
      port = args[0].equals("greenmail") ? greenMail() : subEtha(args[0].endsWith("own"));
    } catch (ReflectiveOperationException e) {
      e.printStackTrace();
      System.exit(1); // Threads of the server would keep the program.
    }
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println("answer " + (line.equals("jvm") ? MailProgram.jvm() : port));
    }
    System.exit(0);
  }

  private static int greenMail() throws Exception {
    String util = "com.icegreen.greenmail.util.";
    Class<?> setup = Class.forName(util + "ServerSetup");
    Object smtps =
        setup
            .getConstructor(int.class, String.class, String.class)
            .newInstance(0, "127.0.0.1", "smtps");
    setup.getMethod("setServerStartupTimeout", long.class).invoke(smtps, 60_000L);
    Object setups = Array.newInstance(setup, 1);
    Array.set(setups, 0, smtps);
    Class<?> type = Class.forName(util + "GreenMail");
    Object server = type.getConstructor(setups.getClass()).newInstance(setups);
    type.getMethod("start").invoke(server);
    Object listener = type.getMethod("getSmtps").invoke(server);
    return (Integer) listener.getClass().getMethod("getPort").invoke(listener);
  }

  private static int subEtha(boolean ownContext) throws Exception {
    Class<?> type = Class.forName("org.subethamail.smtp.server.SMTPServer");
    Object builder = type.getMethod("port", int.class).invoke(null, 0);
    Class<?> its = builder.getClass();
    its.getMethod("bindAddress", InetAddress.class)
        .invoke(builder, InetAddress.getLoopbackAddress());
    its.getMethod("enableTLS").invoke(builder);
    if (ownContext) {
      its.getMethod("startTlsSocketFactory", SSLContext.class)
          .invoke(builder, SSLContext.getDefault());
    }
    Object server = its.getMethod("build").invoke(builder);
    type.getMethod("start").invoke(server);
    return (Integer) type.getMethod("getPortAllocated").invoke(server);
  }
}
