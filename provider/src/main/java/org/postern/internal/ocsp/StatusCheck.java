// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.postern.internal.ocsp.StatusRefusedException.Kind;

/** Checks the status of servers' certificates. Thread-safe. */
public final class StatusCheck {

  /** How long an answer of the authorities is relied on: they do not say it through the JDK. */
  private static final Duration ACTIVE_LIFETIME = Duration.ofHours(1);

  private final boolean pkix;
  private final boolean hardFail;
  private final boolean active;
  private final BooleanSupplier trustsAnybody;
  private final InstantSource clock;
  private final VerifiedStaples verified = new VerifiedStaples();

  /**
   * Makes the check.
   *
   * @param pkix whether servers are authenticated by a path to an authority; if not, only what a
   *     staple proves to be revoked is refused
   * @param trustsAnybody whether, in spite of that, every server is trusted; asked only before one
   *     is refused, as trust managers may be told so after connections were prepared
   */
  public StatusCheck(
      boolean pkix,
      boolean hardFail,
      boolean active,
      BooleanSupplier trustsAnybody,
      InstantSource clock) {
    this.pkix = pkix;
    this.hardFail = hardFail;
    this.active = active;
    this.trustsAnybody = trustsAnybody;
    this.clock = clock;
  }

  /**
   * Checks a server that the trust manager has accepted.
   *
   * @param chain what the server has sent, its own certificate first
   * @param anchors the authorities that are trusted
   * @param session of the handshake, null if there is none: then nothing is stapled
   * @throws StatusRefusedException if the certificate's status forbids the connection
   */
  public void check(
      X509Certificate[] chain, Supplier<X509Certificate[]> anchors, @Nullable SSLSession session)
      throws StatusRefusedException {
    List<byte[]> responses = responses(session);
    Instant now = clock.instant();
    ServerPath path = ServerPath.of(chain, anchors);
    List<StapleFinding> findings = StapleFinding.of(path, responses, verified, now);
    Instant until;
    try {
      until = judge(pkix, path, findings, now);
    } catch (StatusRefusedException e) {
      // No authority has to vouch for what is trusted without it.
      boolean pinned = path.anchors().contains(chain[0]);
      if (e.kind() == Kind.REVOKED || !(pinned || trustsAnybody.getAsBoolean())) {
        throw e;
      }
      until = judge(false, path, findings, now);
    }
    if (session != null && until != null) {
      VerifiedUntil.keep(session, until);
    }
  }

  private static List<byte[]> responses(@Nullable SSLSession session) {
    if (session instanceof ExtendedSSLSession extended) {
      try {
        return extended.getStatusResponses();
      } catch (UnsupportedOperationException e) {
        return List.of(); // What JSSE has an implementation do that knows of no staples.
      }
    }
    return List.of();
  }

  /** Returns until when the verdict counts, null where there is no end. */
  private @Nullable Instant judge(
      boolean byPath, ServerPath path, List<StapleFinding> findings, Instant now)
      throws StatusRefusedException {
    boolean asks = byPath && active;
    StatusDecision decision =
        new StatusRules(byPath, hardFail && !asks).decide(path.binding(), findings);
    if (decision instanceof StatusDecision.Refused refused) {
      throw refused.exception();
    }
    Instant until = ((StatusDecision.Accepted) decision).until();
    if (!asks) {
      return until;
    }
    X509Certificate[] chain = path.sent().toArray(X509Certificate[]::new);
    ActiveCheck.check(
        chain, path.anchors().toArray(X509Certificate[]::new), known(findings), hardFail, now);
    return earlier(until, now.plus(ACTIVE_LIFETIME));
  }

  private static Map<X509Certificate, byte[]> known(List<StapleFinding> findings) {
    Map<X509Certificate, byte[]> known = new HashMap<>();
    for (StapleFinding finding : findings) {
      known.put(finding.certificate(), finding.response());
    }
    return known;
  }

  private static Instant earlier(@Nullable Instant first, Instant second) {
    return first == null || second.isBefore(first) ? second : first;
  }
}
