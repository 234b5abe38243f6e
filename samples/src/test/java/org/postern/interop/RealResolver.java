// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A recursive resolver that forwards to a {@link RealDns}: unbound on port 53 of the address it is
 * given, BIND on any port of 127.0.0.1, as it binds no address that an interface does not show.
 */
final class RealResolver implements AutoCloseable {

  /** The programs, and what they do about DNSSEC. */
  enum Kind {
    /** unbound, validating: sets AD, answers SERVFAIL for what is bogus. */
    UNBOUND_VALIDATING,
    /** unbound, never validating, passing DNSSEC data on. */
    UNBOUND_FORWARDING,
    /** BIND, validating. */
    BIND_VALIDATING,
    /** BIND, never validating, passing DNSSEC data on. */
    BIND_FORWARDING,
    /** BIND without EDNS upstream: the forwarder that strips DNSSEC. */
    BIND_STRIPPING
  }

  private final String address;
  private final int port;
  private final Daemon daemon;

  private RealResolver(String address, int port, Daemon daemon) {
    this.address = address;
    this.port = port;
    this.daemon = daemon;
  }

  /** How to start one; {@code directory} must be empty. */
  static Builder of(Kind kind, RealDns upstream, Path directory, String address) {
    return new Builder(kind, upstream, directory, address);
  }

  String address() {
    return address;
  }

  int port() {
    return port;
  }

  /** {@code host:port}, as Postern's settings take it. */
  String endpoint() {
    return address + ":" + port;
  }

  /** What it logged; unbound and BIND log every query. */
  String log() {
    return daemon.log();
  }

  @Override
  public void close() {
    daemon.close();
  }

  /** Collects what differs from plain forwarding. */
  static final class Builder {
    private final Kind kind;
    private final RealDns upstream;
    private final Path directory;
    private final String address;
    private final List<String> silent = new ArrayList<>();
    private final List<String> forged = new ArrayList<>();
    private String silentAddress = "";

    private Builder(Kind kind, RealDns upstream, Path directory, String address) {
      this.kind = kind;
      this.upstream = upstream;
      this.directory = directory;
      this.address = address;
    }

    /** Sends everything below {@code zones} to an address where nothing answers. */
    Builder silent(String blackHole, List<String> zones) {
      silentAddress = blackHole;
      silent.addAll(zones);
      return this;
    }

    /** Records that the resolver invents, as an attacker on the path would; unbound only. */
    Builder forge(String... records) {
      forged.addAll(List.of(records));
      return this;
    }

    RealResolver start() {
      if (!forged.isEmpty() && kind != Kind.UNBOUND_FORWARDING) {
        throw new IllegalStateException(
            "only unbound without validation can forge records, not " + kind);
      }
      try {
        Files.createDirectories(directory);
        return switch (kind) {
          case UNBOUND_VALIDATING -> unbound("validator iterator");
          case UNBOUND_FORWARDING -> unbound("iterator");
          case BIND_VALIDATING -> bind("yes", "");
          case BIND_FORWARDING -> bind("no", "");
          case BIND_STRIPPING -> bind("no", "server " + upstream.address() + " { edns no; };\n");
        };
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private RealResolver unbound(String modules) throws IOException {
      StringBuilder text = new StringBuilder();
      text.append(
          """
          server:
            interface: %2$s
            port: 53
            access-control: 127.0.0.0/8 allow
            username: ""
            chroot: ""
            directory: "%1$s"
            pidfile: ""
            logfile: ""
            use-syslog: no
            log-queries: yes
            module-config: "%3$s"
            trust-anchor-file: "%4$s"
            do-not-query-localhost: no
            do-ip6: no
            local-zone: "test." nodefault
            qname-minimisation: no
            val-log-level: 2
            num-threads: 1
            so-reuseport: no
            ede: yes
            val-sig-skew-min: 0
            prefetch: no
          """
              .formatted(directory, address, modules, upstream.trustAnchorKey()));
      for (String record : forged) {
        text.append("  local-zone: \"").append(record.split("\\s")[0]).append("\" transparent\n");
        text.append("  local-data: '").append(record).append("'\n");
      }
      text.append("remote-control:\n  control-enable: no\n");
      for (String zone : silent) {
        text.append("forward-zone:\n  name: \"").append(zone).append("\"\n");
        text.append("  forward-addr: ").append(silentAddress).append("@53\n");
      }
      text.append("forward-zone:\n  name: \".\"\n  forward-addr: ")
          .append(upstream.address())
          .append("@53\n");
      Daemon daemon =
          start("unbound.conf", text, "start of service", "/usr/sbin/unbound", "-d", "-p", "-c");
      return new RealResolver(address, 53, daemon);
    }

    private RealResolver bind(String validation, String more) throws IOException {
      int port = freePort();
      StringBuilder text = new StringBuilder();
      text.append(
          """
          options {
            directory "%1$s";
            pid-file none;
            session-keyfile none;
            managed-keys-directory "%1$s";
            listen-on port %2$d { 127.0.0.1; };
            listen-on-v6 { none; };
            allow-query { 127.0.0.0/8; };
            recursion yes;
            forward only;
            forwarders { %3$s port 53; };
            dnssec-validation %4$s;
            empty-zones-enable no;
            querylog yes;
            resolver-query-timeout 10000;
          };
          controls { };
          """
              .formatted(directory, port, upstream.address(), validation));
      text.append(more);
      String[] ds = Files.readString(upstream.trustAnchor()).strip().split("\\s+");
      text.append(
          "trust-anchors { \".\" static-ds %s %s %s \"%s\"; };\n"
              .formatted(ds[3], ds[4], ds[5], ds[6]));
      for (String zone : silent) {
        text.append("zone \"")
            .append(zone)
            .append("\" { type forward; forward only; forwarders { ");
        text.append(silentAddress).append(" port 53; }; };\n");
      }
      Daemon daemon =
          start("named.conf", text, "running\n", "/usr/sbin/named", "-g", "-n", "1", "-c");
      return new RealResolver("127.0.0.1", port, daemon);
    }

    private static int freePort() throws IOException {
      try (DatagramSocket probe = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
        return probe.getLocalPort();
      }
    }

    private Daemon start(String file, CharSequence text, String ready, String... command)
        throws IOException {
      Path configuration = directory.resolve(file);
      Files.writeString(configuration, text);
      List<String> all = new ArrayList<>(List.of(command));
      all.add(configuration.toString());
      Daemon daemon = Daemon.start(kind.name(), directory, directory.resolve("log"), all);
      daemon.awaitLog(ready, Duration.ofSeconds(20));
      return daemon;
    }
  }
}
