// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postern.lab.pki.LabCertificate;

/**
 * A stock Apache James 3.8 in a JVM of its own: the jars of Maven Central, the configuration of
 * {@code src/test/resources/james} with nothing but addresses filled in.
 */
public final class RealJames implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(120);
  private static final List<String> FILES =
      List.of(
          "dnsservice.xml",
          "domainlist.xml",
          "imapserver.xml",
          "jmx.properties",
          "logback.xml",
          "mailetcontainer.xml",
          "mailrepositorystore.xml",
          "smtpserver.xml",
          "usersrepository.xml",
          "webadmin.properties");
  private static final Pattern ATTEMPT =
      Pattern.compile("will process mail (\\S+)|Storing message (\\S+) into outgoing after");
  private static final Pattern KEY = Pattern.compile("\"(Mail[^\"]+)\"");

  private final String address;
  private final Daemon daemon;
  private final HttpClient http = HttpClient.newHttpClient();

  private RealJames(String address, Daemon daemon) {
    this.address = address;
    this.daemon = daemon;
  }

  /**
   * Starts James and waits until it serves.
   *
   * @param directory an empty directory
   * @param address the loopback address of its listeners: 2525 SMTP, 2143 IMAP, 2800 web admin
   * @param dns the address of its resolver; James always asks port 53
   * @param jvmOptions such as {@code -javaagent:...}
   */
  public static RealJames start(
      Path directory, String address, String dns, List<String> jvmOptions) {
    return start(directory, address, dns, jvmOptions, Listening.USUAL);
  }

  /**
   * What the listeners have.
   *
   * @param keyOptions the options of keytool that say which key
   * @param key the key, in the place of one that keytool makes; or null
   * @param smtp further {@code smtpserver} elements
   * @param imap further {@code imapserver} elements
   */
  record Listening(
      List<String> keyOptions, @Nullable LabCertificate key, String smtp, String imap) {
    static final Listening USUAL =
        new Listening(List.of("-keyalg", "EC", "-groupname", "secp256r1"), "", "");

    Listening(List<String> keyOptions, String smtp, String imap) {
      this(keyOptions, null, smtp, imap);
    }

    Listening(LabCertificate key, String smtp, String imap) {
      this(List.of(), key, smtp, imap);
    }
  }

  /** As {@link #start(Path, String, String, List)}, with these listeners. */
  static RealJames start(
      Path directory, String address, String dns, List<String> jvmOptions, Listening listening) {
    try {
      Path conf = Files.createDirectories(directory.resolve("conf"));
      for (String file : FILES) {
        Files.writeString(
            conf.resolve(file),
            resource(file)
                .replace("@smtp@", listening.smtp())
                .replace("@imap@", listening.imap())
                .replace("@address@", address)
                .replace("@dns@", dns));
      }
      if (listening.key() == null) {
        keyStore(conf, listening.keyOptions());
      } else {
        keyStore(conf, listening.key());
      }
      // James does not start where the machine's own name does not resolve.
      Files.writeString(
          directory.resolve("hosts"),
          "127.0.0.1 localhost\n127.0.0.1 " + InetAddress.getLocalHost().getHostName() + "\n");
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(jvmOptions);
      command.addAll(
          List.of(
              "-Xmx256m",
              "-Dworking.directory=.",
              "-Dlogback.configurationFile=conf/logback.xml",
              "-Djdk.net.hosts.file=hosts",
              "-cp",
              LabPaths.james() + "/*",
              "org.apache.james.MemoryJamesServerMain"));
      Daemon daemon = Daemon.start("James", directory, directory.resolve("james.log"), command);
      try {
        daemon.awaitLog("JAMES server started", START);
      } catch (RuntimeException | Error e) {
        daemon.close();
        throw e;
      }
      return new RealJames(address, daemon);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return daemon.pid();
  }

  boolean isAlive() {
    return daemon.isAlive();
  }

  /** Everything that James and the agent printed. */
  String log() {
    return daemon.log();
  }

  /** Hands James one mail by SMTP; James answers for it from then on. */
  public void submit(String sender, List<String> recipients, String subject) {
    SmtpSubmission.send(address, 2525, sender, recipients, subject);
  }

  /**
   * Names of the mails that James put back into its queue after a failed attempt, by its log; a
   * name ends in {@code -to-DOMAIN}. A mail that is being tried at this moment is not among them.
   */
  public List<String> queued() {
    Set<String> waiting = new LinkedHashSet<>();
    ATTEMPT
        .matcher(log())
        .results()
        .forEach(step -> {
          if (step.group(1) != null) {
            waiting.remove(step.group(1));
          } else {
            waiting.add(step.group(2));
          }
        });
    return List.copyOf(waiting);
  }

  /** Keys of the mails that James gave up. */
  public List<String> bounced() {
    return all(KEY, get("/mailRepositories/var%2Fmail%2Fbounced/mails"));
  }

  @Override
  public void close() {
    daemon.close();
  }

  private String get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address + ":2800" + path))
            .timeout(Duration.ofSeconds(20))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            path + " answered " + response.statusCode() + ": " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + path, e);
    }
  }

  private static List<String> all(Pattern pattern, String json) {
    return pattern.matcher(json).results().map((MatchResult match) -> match.group(1)).toList();
  }

  private static String resource(String file) throws IOException {
    try (var stream = RealJames.class.getResourceAsStream("/james/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("no resource /james/" + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void keyStore(Path conf, LabCertificate key) throws IOException {
    char[] password = "interop".toCharArray();
    try (OutputStream out = Files.newOutputStream(conf.resolve("keystore"))) {
      key.keyStore(password).store(out, password);
    } catch (GeneralSecurityException e) {
      throw new IOException("no key store of " + key, e);
    }
  }

  private static void keyStore(Path conf, List<String> keyOptions) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", "james"));
    command.addAll(keyOptions);
    command.addAll(
        List.of(
            "-storetype",
            "PKCS12",
            "-storepass",
            "interop",
            "-dname",
            "CN=mx.james.test",
            "-ext",
            "san=dns:mx.james.test",
            "-validity",
            "30",
            "-keystore",
            "keystore"));
    Command.run(conf, command);
  }
}
