// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.smtp;

import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.postern.dane.DaneVerdict;
import org.postern.tlsrpt.ResultType;

/**
 * What a connection has proved: how the host was named, how TLS was, and which record matched.
 *
 * @param wanted what it had to prove
 * @param got what it has proved
 * @param mx how the name of the host was authenticated
 * @param dane what DANE says; null where DANE was not asked
 * @param failure how a report counts the failure, also one that was let pass; null without failure
 * @param reason what led to the verdict, for an operator's log; never empty
 * @param tls the parameters of TLS; null without TLS and while the handshake runs
 */
public record PeerVerdict(
    TlsRequirement wanted,
    Got got,
    MxAuthentication mx,
    @Nullable DaneVerdict dane,
    @Nullable ResultType failure,
    String reason,
    @Nullable TlsFacts tls) {

  /** The name of the {@link SSLSession#getValue session value} under which the verdict is kept. */
  public static final String SESSION_VALUE = "org.postern.smtp.PeerVerdict";

  private static final int MOST_CAUSES = 20;

  /** What a connection has proved. */
  public enum Got {
    /** Nothing: clear text. */
    NONE("none"),
    /** Encryption with somebody. */
    ENCRYPTED("encrypt"),
    /** DANE authenticated the host, but nothing authenticated the host's name. Not verified. */
    HALF_DANE("halfdane"),
    /** DANE authenticated the host that the next hop securely leads to. */
    DANE("dane"),
    /** A public authority's certificate authenticated the host. */
    PKIX("pkix"),
    /** Less than was demanded: nothing may be delivered. */
    REFUSED("refused");

    private final String label;

    Got(String label) {
      this.label = label;
    }

    /** Returns the right side of the pair {@code wanted:got}. */
    public String label() {
      return label;
    }
  }

  /**
   * The parameters of a TLS connection.
   *
   * @param protocol as JSSE names it, {@code TLSv1.3}
   * @param cipherSuite as JSSE names it
   * @param group the key exchange group; null where the TLS implementation does not tell
   * @param resumed whether an earlier session was resumed
   * @param weaknesses in what the connection is weaker than RFC 9325 wants, such as {@code
   *     rsa-1024} or {@code sha1}; empty for most
   */
  public record TlsFacts(
      String protocol,
      String cipherSuite,
      @Nullable String group,
      boolean resumed,
      List<String> weaknesses) {

    /** Copies the list. */
    public TlsFacts {
      weaknesses = List.copyOf(weaknesses);
    }

    /** Makes the facts of a connection without a weakness. */
    public TlsFacts(String protocol, String cipherSuite, @Nullable String group, boolean resumed) {
      this(protocol, cipherSuite, group, resumed, List.of());
    }
  }

  /** Returns the verdict over a connection whose TLS handshake presented a chain. */
  public static PeerVerdict encrypted(
      TlsRequirement wanted, @Nullable DaneVerdict dane, @Nullable TlsFacts tls) {
    if (!(wanted instanceof TlsRequirement.Dane demand)) {
      String reason =
          wanted instanceof TlsRequirement.Encrypt encrypt
              ? "encrypted, not authenticated: " + encrypt.reason()
              : "encrypted, not authenticated";
      return new PeerVerdict(wanted, Got.ENCRYPTED, wanted.mx(), dane, null, reason, tls);
    }
    if (dane instanceof DaneVerdict.Verified verified) {
      Got got = demand.mx() == MxAuthentication.NONE ? Got.HALF_DANE : Got.DANE;
      return new PeerVerdict(wanted, got, demand.mx(), dane, null, verified.describe(), tls);
    }
    ResultType failure =
        dane instanceof DaneVerdict.Refused refused
            ? refused.resultType()
            : ResultType.TLSA_INVALID;
    String reason = dane == null ? "the server's certificate was not checked" : dane.describe();
    Got got = demand.audit() ? Got.ENCRYPTED : Got.REFUSED;
    return new PeerVerdict(wanted, got, demand.mx(), dane, failure, reason, tls);
  }

  /**
   * Returns the verdict over a connection without TLS.
   *
   * @param failure {@link ResultType#STARTTLS_NOT_SUPPORTED} if the server does not offer it or
   *     refuses it, {@link ResultType#VALIDATION_FAILURE} if the handshake failed
   * @param reason what was seen
   */
  public static PeerVerdict withoutTls(TlsRequirement wanted, ResultType failure, String reason) {
    Got got = wanted.tlsMandatory() ? Got.REFUSED : Got.NONE;
    return new PeerVerdict(wanted, got, wanted.mx(), null, failure, reason, null);
  }

  /**
   * Returns the verdict that a session carries; empty if the session was not made under a
   * requirement. A resumed session carries the verdict of the handshake that it goes back to.
   */
  public static Optional<PeerVerdict> of(SSLSession session) {
    return session.getValue(SESSION_VALUE) instanceof PeerVerdict verdict
        ? Optional.of(verdict)
        : Optional.empty();
  }

  /**
   * Returns the verdict with which a handshake was refused; empty if it failed of something else.
   *
   * @param failure what the handshake threw
   */
  public static Optional<PeerVerdict> of(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      if (cause instanceof PeerRefusedException refused) {
        return Optional.ofNullable(refused.verdict());
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  /** Returns whether mail may be delivered over the connection. */
  public boolean accepted() {
    return got != Got.REFUSED;
  }

  /** Returns whether the connection leads to the next hop's own server, authenticated all along. */
  public boolean verified() {
    return got == Got.DANE || got == Got.PKIX;
  }

  /** Returns the pair {@code wanted:got}, such as {@code dane:dane} or {@code may:encrypt}. */
  public String summary() {
    return wanted.wanted() + ":" + got.label();
  }

  /** Returns the same verdict with the parameters of the connection. */
  public PeerVerdict withTls(TlsFacts facts) {
    return new PeerVerdict(wanted, got, mx, dane, failure, reason, facts);
  }
}
