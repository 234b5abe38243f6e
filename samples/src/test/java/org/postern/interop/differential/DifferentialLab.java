// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postern.interop.LabDirectory;
import org.postern.lab.dns.LabDns;
import org.postern.lab.dns.LabNameServer;
import org.postern.lab.smtp.ScriptedSmtpServer;
import org.postern.lab.smtp.SmtpScript;

/** The zones behind a validating and a forwarding unbound, and the judges. */
final class DifferentialLab implements AutoCloseable {
  private final LabDirectory directory = new LabDirectory();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final Map<InetSocketAddress, ScriptedSmtpServer> listeners = new HashMap<>();
  private final Ours ours;
  private final PosttlsFinger posttls;
  private final OpensslClient openssl;
  private final CommandLine commandLine;

  DifferentialLab(Addresses addresses, Zones zones) throws IOException {
    LabDns dns = zones.build();
    open.add(dns);
    LabNameServer authority = dns.serve(address(addresses.authority(), 53));
    zones.fail(authority);
    Path key = directory.path().resolve("root.key");
    Files.writeString(key, dns.trustAnchorKey());
    Path ds = dns.writeTrustAnchor(directory.path().resolve("root.ds"));
    open.add(unbound("validator", addresses.validator(), addresses.authority(), key, true));
    open.add(unbound("forwarder", addresses.forwarder(), addresses.authority(), key, false));
    ours = new Ours(addresses.forwarder(), addresses.validator(), ds);
    open.add(ours);
    posttls = new PosttlsFinger(directory.directory("posttls"), addresses.validator());
    openssl = new OpensslClient(directory.directory("openssl"));
    commandLine = new CommandLine(directory.directory("cli"), addresses.forwarder(), ds);
  }

  private Unbound unbound(
      String name, String address, String authority, Path anchor, boolean validating) {
    return Unbound.start(directory.directory(name), address, authority + "@53", anchor, validating);
  }

  Ours ours() {
    return ours;
  }

  /** Makes the servers those of the combination, and asks everybody. */
  Comparison compare(Combination combination) throws IOException {
    serve(combination);
    Finding<Verdict> own = ours.judge(combination);
    Finding<Verdict> other = posttls.judge(combination);
    boolean inForce =
        !combination.records().isEmpty()
            && (own.verdict().chain() != ChainVerdict.NOT_ASKED
                || other.verdict().chain() != ChainVerdict.NOT_ASKED);
    return new Comparison(combination, own, other, inForce ? openssl.judge(combination) : null);
  }

  /** The verdict of the command line, with its plan. */
  CommandLine.Said ask(Combination combination) throws IOException {
    serve(combination);
    return commandLine.ask(combination);
  }

  private void serve(Combination combination) throws IOException {
    for (Combination.Server server : combination.servers()) {
      listener(server).script(server.script());
    }
  }

  /** One listener for each address and port, for the whole run. */
  private ScriptedSmtpServer listener(Combination.Server server) throws IOException {
    InetSocketAddress address = address(server.address(), server.port());
    synchronized (listeners) {
      ScriptedSmtpServer listener = listeners.get(address);
      if (listener == null) {
        listener = ScriptedSmtpServer.start(SmtpScript.plain(), address);
        listeners.put(address, listener);
        open.add(listener);
      }
      return listener;
    }
  }

  private static InetSocketAddress address(String literal, int port) throws IOException {
    return new InetSocketAddress(InetAddress.getByName(literal), port);
  }

  @Override
  public void close() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
    directory.close();
  }
}
