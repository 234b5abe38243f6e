// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.postern.internal.smtp.SmtpProtocolException;
import org.postern.internal.smtp.SmtpReply;
import org.postern.internal.smtp.SmtpReplyReader;
import org.postern.smtp.CheckReport.Outcome;
import org.postern.smtp.DeliveryCheck.Options;
import org.postern.tlsrpt.ResultType;

/** The check of one address. */
final class AddressCheck {

  private final Function<TlsRequirement, SSLContext> tls;
  private final Options options;
  private final TlsRequirement requirement;
  private final CompletableFuture<Void> watchdog = new CompletableFuture<>();
  private String step = "connecting";

  AddressCheck(
      Function<TlsRequirement, SSLContext> tls, Options options, TlsRequirement requirement) {
    this.tls = tls;
    this.options = options;
    this.requirement = requirement;
  }

  /** Never throws, and ends within the deadline: then the connection is closed under it. */
  Outcome run(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      watchdog
          .orTimeout(options.deadline().toMillis(), TimeUnit.MILLISECONDS)
          .whenComplete((done, late) -> closeIf(late, socket));
      socket.connect(address, (int) Math.min(connectMillis(), Integer.MAX_VALUE));
      return talk(socket);
    } catch (SmtpProtocolException e) {
      return new Outcome.Broken(step + ": " + e.getMessage());
    } catch (IOException | RuntimeException e) {
      return new Outcome.Unreachable(step + ": " + cause(e));
    } finally {
      watchdog.complete(null);
    }
  }

  private Outcome talk(Socket socket) throws IOException {
    SmtpReplyReader replies = new SmtpReplyReader(socket.getInputStream());
    step = "greeting";
    SmtpReply greeting = replies.read();
    if (greeting.code() != 220) {
      return new Outcome.Unreachable("the server greets with " + greeting);
    }
    step = "EHLO";
    SmtpReply hello = command(socket, replies, "EHLO " + name(socket));
    if (hello.code() != 250) {
      SmtpReply old = command(socket, replies, "HELO " + name(socket));
      return old.code() == 250
          ? withoutTls(socket, "the server answers EHLO with " + hello)
          : new Outcome.Unreachable("the server answers HELO with " + old);
    }
    if (!hello.offers("STARTTLS")) {
      return withoutTls(socket, "the server does not offer STARTTLS");
    }
    step = "STARTTLS";
    SmtpReply ready = command(socket, replies, "STARTTLS");
    if (ready.code() != 220) {
      return withoutTls(socket, "the server answers STARTTLS with " + ready);
    }
    if (replies.hasUnread()) {
      // RFC 3207 section 5: nothing that came in clear may count after the handshake.
      return new Outcome.Broken("there is clear text after the reply to STARTTLS");
    }
    return secured(socket);
  }

  private Outcome secured(Socket socket) throws IOException {
    step = "TLS handshake";
    SSLSocket secure =
        (SSLSocket)
            tls.apply(requirement)
                .getSocketFactory()
                .createSocket(socket, requirement.serverName(), requirement.port(), true);
    try {
      secure.startHandshake();
    } catch (IOException e) {
      if (isLate()) {
        throw e;
      }
      return failed(e);
    }
    SSLSession session = secure.getSession();
    PeerVerdict verdict =
        PeerVerdict.of(session)
            .orElseThrow(() -> new IOException("the TLS session carries no verdict"));
    step = "EHLO after the handshake";
    SmtpReplyReader replies = new SmtpReplyReader(secure.getInputStream());
    SmtpReply hello = command(secure, replies, "EHLO " + name(socket));
    if (hello.code() != 250) {
      return new Outcome.Unreachable("after the handshake the server answers EHLO with " + hello);
    }
    List<X509Certificate> chain = chain(session);
    quit(secure);
    return verdict.accepted()
        ? new Outcome.Deliverable(verdict, chain, verdict.reason())
        : new Outcome.Refused(verdict, verdict.reason());
  }

  private Outcome failed(IOException e) {
    PeerVerdict verdict =
        PeerVerdict.of(e)
            .orElseGet(() ->
                PeerVerdict.withoutTls(
                    requirement,
                    ResultType.VALIDATION_FAILURE,
                    "the TLS handshake failed: " + e.getMessage()));
    return verdict.accepted()
        ? new Outcome.Deliverable(
            verdict, List.of(), verdict.reason() + "; mail would go in clear on a new connection")
        : new Outcome.Refused(verdict, verdict.reason());
  }

  private Outcome withoutTls(Socket socket, String reason) {
    quit(socket);
    PeerVerdict verdict =
        PeerVerdict.withoutTls(requirement, ResultType.STARTTLS_NOT_SUPPORTED, reason);
    return verdict.accepted()
        ? new Outcome.Deliverable(verdict, List.of(), reason)
        : new Outcome.Refused(verdict, reason);
  }

  private SmtpReply command(Socket socket, SmtpReplyReader replies, String command)
      throws IOException {
    send(socket, command);
    return replies.read();
  }

  /** Takes leave; whether that arrives does not matter. */
  private static void quit(Socket socket) {
    try {
      send(socket, "QUIT");
    } catch (IOException e) {
      // The result stands already.
    }
  }

  private static void send(Socket socket, String command) throws IOException {
    socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private String name(Socket socket) {
    if (!options.heloName().isEmpty()) {
      return options.heloName();
    }
    String address = socket.getLocalAddress().getHostAddress().replaceFirst("%.*", "");
    return socket.getLocalAddress() instanceof Inet6Address
        ? "[IPv6:" + address + "]"
        : "[" + address + "]";
  }

  private long connectMillis() {
    return Math.min(options.connectTimeout().toMillis(), options.deadline().toMillis());
  }

  private boolean isLate() {
    return watchdog.isCompletedExceptionally();
  }

  private String cause(Exception e) {
    return isLate()
        ? "not finished within " + options.deadline().toMillis() + " ms"
        : String.valueOf(e.getMessage() == null ? e : e.getMessage());
  }

  private static void closeIf(@Nullable Throwable late, Socket socket) {
    if (late instanceof TimeoutException) {
      try {
        socket.close();
      } catch (IOException e) {
        // Closed is closed.
      }
    }
  }

  private static List<X509Certificate> chain(SSLSession session) throws IOException {
    Certificate[] certificates = session.getPeerCertificates();
    return Arrays.stream(certificates)
        .filter(X509Certificate.class::isInstance)
        .map(X509Certificate.class::cast)
        .toList();
  }
}
