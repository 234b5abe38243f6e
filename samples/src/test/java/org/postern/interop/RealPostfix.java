// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One receiving Postfix with a configuration and a queue of its own, listening as any number of MX
 * hosts, each with its own address and certificate. It accepts mail for every domain and keeps it
 * in a maildir.
 */
final class RealPostfix implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(30);

  /** What one MX host offers. */
  record Host(String address, String name, List<String> options) {
    Host {
      options = List.copyOf(options);
    }

    /** With STARTTLS and the key and chain of {@code pem}, leaf first. */
    static Host withTls(String address, String name, Path pem) {
      return new Host(
          address, name, List.of("smtpd_tls_security_level=may", "smtpd_tls_chain_files=" + pem));
    }

    /** Without STARTTLS. */
    static Host plain(String address, String name) {
      return new Host(address, name, List.of("smtpd_tls_security_level=none"));
    }
  }

  private final Path directory;
  private final Daemon master;

  private RealPostfix(Path directory, Daemon master) {
    this.directory = directory;
    this.master = master;
  }

  /**
   * Starts all {@code hosts} in {@code directory}, which must be empty and reachable for every
   * user.
   */
  static RealPostfix start(Path directory, List<Host> hosts) {
    try {
      UserPrincipal user =
          directory
              .getFileSystem()
              .getUserPrincipalLookupService()
              .lookupPrincipalByName("postfix");
      for (String name : List.of("conf", "queue", "data", "mail")) {
        Files.createDirectories(directory.resolve(name));
      }
      for (String name : List.of("data", "mail")) {
        Files.setOwner(directory.resolve(name), user);
      }
      Path conf = directory.resolve("conf");
      Files.writeString(conf.resolve("main.cf"), mainCf(directory));
      Files.writeString(conf.resolve("master.cf"), masterCf(hosts));
      Command.run(directory, List.of("/usr/sbin/postfix", "-c", conf.toString(), "check"));
      Daemon master =
          Daemon.start(
              "Postfix",
              directory,
              directory.resolve("master.out"),
              List.of("/usr/lib/postfix/sbin/master", "-c", conf.toString(), "-d"));
      RealPostfix postfix = new RealPostfix(directory, master);
      Await.until("Postfix to start", START, () -> postfix.log().contains("daemon started"));
      return postfix;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Postfix' own log: connections, TLS sessions, deliveries. */
  String log() {
    try {
      Path log = directory.resolve("maillog");
      return Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every mail that arrived for {@code recipient} so far. */
  List<StoredMail> mailsFor(String recipient) {
    Path inbox = directory.resolve("mail/inbox/new");
    List<StoredMail> mails = new ArrayList<>();
    if (!Files.isDirectory(inbox)) {
      return mails;
    }
    try (Stream<Path> files = Files.list(inbox)) {
      for (Path file : files.sorted().toList()) {
        StoredMail mail = StoredMail.parse(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (mail.recipient().equals(recipient)) {
          mails.add(mail);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return mails;
  }

  @Override
  public void close() {
    master.close();
  }

  private static String mainCf(Path directory) {
    return """
    compatibility_level = 3.6
    queue_directory = %1$s/queue
    data_directory = %1$s/data
    command_directory = /usr/sbin
    daemon_directory = /usr/lib/postfix/sbin
    maillog_file = %1$s/maillog
    maillog_file_prefixes = %1$s
    myhostname = receiver.test
    mynetworks = 127.0.0.0/8
    mydestination =
    inet_interfaces = all
    inet_protocols = ipv4
    alias_maps =
    alias_database =
    virtual_mailbox_domains = static:all
    virtual_mailbox_base = %1$s/mail
    virtual_mailbox_maps = static:inbox/
    virtual_uid_maps = static:%2$d
    virtual_gid_maps = static:%3$d
    smtpd_peername_lookup = no
    smtpd_recipient_restrictions = permit_mynetworks, reject
    smtpd_tls_received_header = yes
    smtpd_tls_loglevel = 1
    smtpd_client_connection_rate_limit = 0
    """
        .formatted(directory, id(directory, "-u"), id(directory, "-g"));
  }

  private static int id(Path directory, String option) {
    return Integer.parseInt(Command.run(directory, List.of("id", option, "postfix")).strip());
  }

  private static String masterCf(List<Host> hosts) {
    StringBuilder text = new StringBuilder();
    for (Host host : hosts) {
      text.append(host.address()).append(":25 inet n - n - - smtpd\n");
      text.append("  -o myhostname=").append(host.name()).append('\n');
      for (String option : host.options()) {
        text.append("  -o ").append(option).append('\n');
      }
    }
    return text.append(
            """
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            error unix - - n - - error
            virtual unix - n n - - virtual
            anvil unix - - n - 1 anvil
            tlsmgr unix - - n 1000? 1 tlsmgr
            postlog unix-dgram n - n - 1 postlogd
            proxymap unix - - n - - proxymap
            """)
        .toString();
  }
}
