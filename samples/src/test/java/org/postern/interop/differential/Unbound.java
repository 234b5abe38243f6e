// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.postern.interop.Daemon;

/** unbound on port 53 of a loopback address, in front of the zones. */
final class Unbound implements AutoCloseable {
  private final Daemon daemon;

  private Unbound(Daemon daemon) {
    this.daemon = daemon;
  }

  /**
   * Starts it in an empty directory.
   *
   * @param upstream {@code address@port}, as unbound writes it
   * @param validating whether it validates, or only passes DNSSEC data on
   */
  static Unbound start(
      Path directory, String address, String upstream, Path anchor, boolean validating) {
    String text =
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
          module-config: "%3$s"
          trust-anchor-file: "%4$s"
          do-not-query-localhost: no
          do-ip6: no
          local-zone: "test." nodefault
          qname-minimisation: no
          num-threads: 1
          val-log-level: 1
        remote-control:
          control-enable: no
        forward-zone:
          name: "."
          forward-addr: %5$s
        """
            .formatted(
                directory,
                address,
                validating ? "validator iterator" : "iterator",
                anchor,
                upstream);
    Path configuration = directory.resolve("unbound.conf");
    try {
      Files.writeString(configuration, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Daemon daemon =
        Daemon.start(
            "unbound",
            directory,
            directory.resolve("log"),
            List.of("/usr/sbin/unbound", "-d", "-p", "-c", configuration.toString()));
    daemon.awaitLog("start of service", Duration.ofSeconds(20));
    return new Unbound(daemon);
  }

  @Override
  public void close() {
    daemon.close();
  }
}
