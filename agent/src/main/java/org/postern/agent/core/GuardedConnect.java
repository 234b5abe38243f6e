// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.core;

import java.io.IOException;
import java.net.Socket;
import java.util.Properties;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.postern.TlsStack;
import org.postern.agent.bridge.MailExceptions;
import org.postern.agent.bridge.SmtpAttempt;
import org.postern.agent.bridge.SmtpConnect;
import org.postern.smtp.PeerVerdict;
import org.postern.smtp.TlsRequirement;
import org.postern.tlsrpt.ResultType;

/** A connection that is bound to a requirement. For one connection in one thread. */
final class GuardedConnect implements SmtpConnect {
  private final SmtpAttempt attempt;
  private final ProgramTls program;
  private final NextHop nextHop;
  private final TlsRequirement requirement;
  private final String planned;
  private final Treatment treatment;
  private final @Nullable SSLSocketFactory factory;
  private final Outcomes outcomes;

  private @Nullable Socket socket;
  private @Nullable PeerVerdict verdict;
  private @Nullable Throwable tlsFailure;
  private boolean startTlsSent;
  private boolean inClear;

  private GuardedConnect(
      SmtpAttempt attempt,
      ProgramTls program,
      NextHop nextHop,
      TlsRequirement requirement,
      String planned,
      Treatment treatment,
      @Nullable SSLSocketFactory factory,
      Outcomes outcomes) {
    this.attempt = attempt;
    this.program = program;
    this.nextHop = nextHop;
    this.requirement = requirement;
    this.planned = planned;
    this.treatment = treatment;
    this.factory = factory;
    this.outcomes = outcomes;
  }

  /** Makes the TLS context too, so that a failure to make it is found before anything is sent. */
  static GuardedConnect of(
      SmtpAttempt attempt,
      ProgramTls program,
      NextHop nextHop,
      TlsRequirement requirement,
      String planned,
      TlsStack tls,
      Outcomes outcomes) {
    Treatment treatment = Treatment.of(requirement, program, attempt.requireStartTls());
    if (treatment.overrides()) {
      outcomes.overridden(nextHop);
    }
    SSLSocketFactory factory =
        treatment.ourTls() ? tls.client(requirement).getSocketFactory() : null;
    return new GuardedConnect(
        attempt, program, nextHop, requirement, planned, treatment, factory, outcomes);
  }

  @Override
  public boolean startTls() {
    return !inClear && treatment.startTls();
  }

  @Override
  public boolean requireStartTls() {
    return !inClear && treatment.requireStartTls();
  }

  @Override
  public Properties socketProperties(
      String prefix, int port, Properties properties, boolean implicitTls) {
    return factory != null && program.implicit() && prefix.equals(attempt.prefix())
        ? TlsProperties.forImplicitTls(properties, prefix, program.port(), factory)
        : properties;
  }

  @Override
  public @Nullable Throwable opened(Socket opened) {
    socket = opened;
    if (opened instanceof SSLSocket tls) {
      return judge(tls);
    }
    if (program.implicit() && requirement.tlsMandatory()) {
      // The mail library takes a plain socket where the program's factory failed, and would log in.
      close(opened);
      return new IOException("DANE: not a TLS socket: " + opened);
    }
    return null;
  }

  @Override
  public void startingTls() {
    startTlsSent = true;
  }

  @Override
  public @Nullable String serverName(String prefix, @Nullable String host) {
    return factory != null && prefix.equals(attempt.prefix()) ? requirement.serverName() : host;
  }

  @Override
  public Properties tlsProperties(String prefix, Properties properties) {
    return factory != null && prefix.equals(attempt.prefix())
        ? TlsProperties.forStartTls(properties, prefix, factory)
        : properties;
  }

  @Override
  public @Nullable Throwable secured(Socket secured) {
    if (secured instanceof SSLSocket tls) {
      return judge(tls);
    }
    return requirement.tlsMandatory()
        ? new IOException("DANE: not a TLS socket: " + secured)
        : null;
  }

  private @Nullable IOException judge(SSLSocket tls) {
    PeerVerdict found = Verdicts.of(tls.getSession(), requirement, treatment);
    verdict = found;
    if (found.accepted()) {
      return null;
    }
    close(tls);
    return new IOException("DANE: " + found.reason());
  }

  @Override
  public void startTlsFailed(Throwable failure) {
    tlsFailure = failure;
  }

  @Override
  public boolean again(@Nullable Throwable failure) {
    // The very failure of STARTTLS, not one that came of it in the course of authentication.
    if (failure == null || failure != tlsFailure || inClear || !treatment.clearAllowed()) {
      return false;
    }
    inClear = true;
    verdict = null;
    return true;
  }

  @Override
  public @Nullable Throwable end(boolean connected, @Nullable Throwable failure) {
    if (failure == null && !connected) {
      return null; // The transport wants a password first; it has not connected.
    }
    if (verdict == null) {
      verdict = Failures.verdict(failure);
    }
    boolean missing = requirement.tlsMandatory() && (verdict == null || !verdict.accepted());
    if (failure == null && !missing) {
      outcomes.delivered(nextHop, remote(), verdict == null ? withoutTls() : verdict, planned);
      return null;
    }
    if (!missing) {
      outcomes.failed(nextHop, remote(), requirement, Failures.describe(failure));
      return failure;
    }
    if (failure == null) {
      if (socket != null) {
        close(socket);
      }
      return refusal("the connection was not secured", null);
    }
    if (socket == null && !startTlsSent && !program.implicit()) {
      outcomes.failed(nextHop, remote(), requirement, Failures.describe(failure));
      return failure; // There was no server to talk to.
    }
    outcomes.refused(
        nextHop, remote(), verdict == null ? withoutTls() : verdict, Failures.describe(failure));
    return Failures.movesOn(failure) ? failure : refusal(Failures.describe(failure), failure);
  }

  private Throwable refusal(String reason, @Nullable Throwable cause) {
    if (cause == null) {
      outcomes.refused(nextHop, remote(), withoutTls(), reason);
    }
    return MailExceptions.refusal(
        attempt.transport(),
        "DANE: TLS is mandatory for " + nextHop.host() + ": " + reason,
        new IOException(reason, cause));
  }

  private PeerVerdict withoutTls() {
    Throwable failure = tlsFailure;
    if (failure == null) {
      return PeerVerdict.withoutTls(
          requirement, ResultType.STARTTLS_NOT_SUPPORTED, "the server does not offer STARTTLS");
    }
    ResultType type =
        Failures.movesOn(failure)
            ? ResultType.VALIDATION_FAILURE
            : ResultType.STARTTLS_NOT_SUPPORTED;
    return PeerVerdict.withoutTls(requirement, type, "TLS failed: " + Failures.describe(failure));
  }

  private String remote() {
    Socket s = socket;
    return s == null || s.getInetAddress() == null ? "-" : s.getInetAddress().getHostAddress();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is not used any more.
    }
  }
}
