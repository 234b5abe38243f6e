// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.smtp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What happened on one connection, so far. Thread-safe. */
public final class SmtpSession {
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<Credentials> credentials = new CopyOnWriteArrayList<>();
  private final List<ReceivedMail> mails = new CopyOnWriteArrayList<>();
  private volatile boolean tls;
  private volatile boolean finished;
  private volatile @Nullable String sni;
  private volatile @Nullable String protocol;
  private volatile @Nullable String cipherSuite;
  private volatile @Nullable String failure;

  SmtpSession() {}

  /** Whether the TLS handshake was completed, as the server sees it. */
  public boolean tls() {
    return tls;
  }

  /** The name that the client asked for, also if the handshake failed; null if none. */
  public @Nullable String sni() {
    return sni;
  }

  /** As JSSE names it, {@code "TLSv1.3"}; null without TLS. */
  public @Nullable String protocol() {
    return protocol;
  }

  public @Nullable String cipherSuite() {
    return cipherSuite;
  }

  /** Command lines as they came, without their ends; AUTH data and mails are not among them. */
  public List<String> commands() {
    return List.copyOf(commands);
  }

  public List<Credentials> credentials() {
    return List.copyOf(credentials);
  }

  public List<ReceivedMail> mails() {
    return List.copyOf(mails);
  }

  /** Why the connection broke, in the words of the exception; null if it did not. */
  public @Nullable String failure() {
    return failure;
  }

  /** Whether the connection is closed. */
  public boolean finished() {
    return finished;
  }

  void command(String line) {
    commands.add(line);
  }

  void credentials(Credentials given) {
    credentials.add(given);
  }

  void mail(ReceivedMail mail) {
    mails.add(mail);
  }

  void sni(String name) {
    sni = name;
  }

  void tls(String protocol, String cipherSuite) {
    this.protocol = protocol;
    this.cipherSuite = cipherSuite;
    tls = true;
  }

  void failed(Exception reason) {
    failure = reason.toString();
  }

  void finish() {
    finished = true;
  }

  @Override
  public String toString() {
    return "SmtpSession["
        + (tls ? protocol + " " : "clear ")
        + "sni="
        + sni
        + " "
        + commands
        + (failure == null ? "]" : " " + failure + "]");
  }
}
