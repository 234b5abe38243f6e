// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.postern.lab.pki.LabCertificate;
import org.postern.lab.pki.LabPki;
import org.postern.lab.pki.LabTls;
import org.postern.lab.smtp.ScriptedSmtpServer;
import org.postern.lab.smtp.SmtpScript;
import org.postern.lab.smtp.SmtpSession;

/** All mail exchangers of a run: those that Postfix plays, and those that follow a script. */
final class Receivers implements AutoCloseable {

  /**
   * One mail as a receiver saw it.
   *
   * @param host the mail exchanger
   * @param protocol such as {@code TLSv1.3}; empty in clear
   */
  record Seen(String host, String protocol, String text) {}

  private final Path directory;
  private final Loopback block;
  private final LabPki pki = new LabPki();
  private final List<RealPostfix.Host> hosts = new ArrayList<>();
  private final Map<String, ScriptedSmtpServer> scripted = new LinkedHashMap<>();
  private RealPostfix postfix;

  Receivers(Path directory, Loopback block) {
    this.directory = directory;
    this.block = block;
  }

  LabPki pki() {
    return pki;
  }

  /** Postfix with STARTTLS and a self-signed certificate of its own name. */
  Mx postfix(String name) {
    return postfix(name, pki.selfSigned(name));
  }

  /** Postfix with STARTTLS and this certificate, sent with all of its issuers. */
  Mx postfix(String name, LabCertificate certificate) {
    Mx mx = new Mx(name, block.next(), certificate);
    Path pem = directory.resolve(name + ".pem");
    try {
      Files.writeString(pem, certificate.privateKeyPem() + certificate.chainPem());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    hosts.add(RealPostfix.Host.withTls(mx.address(), name, pem));
    return mx;
  }

  /** Postfix without STARTTLS. */
  Mx plainPostfix(String name) {
    Mx mx = new Mx(name, block.next(), pki.selfSigned(name));
    hosts.add(RealPostfix.Host.plain(mx.address(), name));
    return mx;
  }

  /** A scripted server; {@code change} starts from one that offers STARTTLS and takes all mail. */
  Mx scripted(String name, UnaryOperator<SmtpScript> change) {
    Mx mx = new Mx(name, block.next(), pki.selfSigned(name));
    try {
      SmtpScript script = change.apply(SmtpScript.startTls(LabTls.server(mx.certificate())));
      scripted.put(name, ScriptedSmtpServer.start(script, new InetSocketAddress(mx.address(), 25)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return mx;
  }

  /** Starts Postfix for the hosts made so far. */
  void start() {
    postfix = RealPostfix.start(directory.resolve("postfix"), hosts);
  }

  /** Every mail for {@code recipient} that any receiver took. */
  List<Seen> mailsFor(String recipient) {
    List<Seen> all = new ArrayList<>();
    for (StoredMail mail : postfix.mailsFor(recipient)) {
      all.add(new Seen(mail.host(), mail.tls(), mail.text()));
    }
    scripted.forEach((name, server) ->
        server.mails().stream()
            .filter(mail -> mail.recipients().contains(recipient))
            .forEach(mail -> all.add(new Seen(name, protocol(mail.session()), mail.text()))));
    return all;
  }

  /** The sessions of a scripted server. */
  List<SmtpSession> sessions(Mx mx) {
    ScriptedSmtpServer server = scripted.get(mx.name());
    if (server == null) {
      throw new IllegalArgumentException(mx.name() + " follows no script");
    }
    return server.sessions();
  }

  private static String protocol(SmtpSession session) {
    String protocol = session.protocol();
    return protocol == null ? "" : protocol;
  }

  @Override
  public void close() {
    scripted.values().forEach(ScriptedSmtpServer::close);
    if (postfix != null) {
      postfix.close();
    }
  }
}
