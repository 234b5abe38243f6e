// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.postern.Postern;
import org.postern.PosternConfig;
import org.postern.smtp.CandidateState;
import org.postern.smtp.DeliveryPlan;
import org.postern.smtp.MxCandidate;
import org.postern.smtp.PeerVerdict;
import org.postern.smtp.TlsRequirement;

/**
 * Asks where mail for a next hop goes and what each server has to prove, and has them prove it: the
 * way for an SMTP client that makes its connections by itself.
 */
public final class VerifyServers {
  private static final int TIMEOUT_MILLIS = 20_000;

  private VerifyServers() {}

  /**
   * Prints a line for each server.
   *
   * @param args the next hop, such as {@code example.org} or {@code [relay.example.org]:587}
   */
  public static void main(String[] args) {
    PosternConfig config = PosternConfig.load(Map.of(), System.getProperties(), System.getenv());
    try (Postern postern = Postern.create(config)) {
      DeliveryPlan plan = postern.planner().planNow(args[0], 25);
      System.out.println(plan.nextHop() + ": " + plan.disposition().reason());
      for (MxCandidate candidate : plan.candidates()) {
        if (candidate.state() instanceof CandidateState.Ready ready) {
          for (InetAddress address : candidate.addresses()) {
            System.out.println(
                candidate.host() + ": " + verify(postern, ready.requirement(), address));
          }
        } else {
          System.out.println(candidate.host() + ": skipped, " + candidate.state().reason());
        }
      }
    }
  }

  /** The requirement makes the socket, and the socket's session carries the verdict. */
  private static String verify(Postern postern, TlsRequirement requirement, InetAddress address) {
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address, requirement.port()), TIMEOUT_MILLIS);
      plain.setSoTimeout(TIMEOUT_MILLIS);
      if (!startTls(plain)) {
        return requirement.tlsMandatory() ? "refused, no STARTTLS" : "in clear, no STARTTLS";
      }
      try (SSLSocket socket =
          (SSLSocket)
              postern
                  .tls()
                  .client(requirement)
                  .getSocketFactory()
                  .createSocket(plain, requirement.serverName(), requirement.port(), true)) {
        socket.startHandshake();
        PeerVerdict verdict = PeerVerdict.of(socket.getSession()).orElseThrow();
        return verdict.summary() + ", " + verdict.reason();
      }
    } catch (SSLException e) {
      return "refused, " + e.getMessage();
    } catch (IOException e) {
      return "failed, " + e.getMessage();
    }
  }

  private static boolean startTls(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    return reply(in).startsWith("220")
        && command(socket, in, "EHLO [127.0.0.1]").contains("STARTTLS")
        && command(socket, in, "STARTTLS").startsWith("220");
  }

  private static String command(Socket socket, BufferedReader in, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    return reply(in);
  }

  private static String reply(BufferedReader in) throws IOException {
    StringBuilder reply = new StringBuilder();
    String line;
    do {
      line = in.readLine();
      if (line == null) {
        throw new IOException("expected a reply, the server closed the connection");
      }
      reply.append(line).append('\n');
    } while (line.startsWith("-", 3));
    return reply.toString();
  }
}
