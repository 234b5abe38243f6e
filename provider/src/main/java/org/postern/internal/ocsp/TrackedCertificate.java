// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.internal.ocsp.ResponseVerdict.Good;
import org.postern.internal.ocsp.ResponseVerdict.Revoked;
import org.postern.internal.ocsp.ResponseVerdict.Unusable;
import org.postern.internal.x509.MalformedCertificateException;

/**
 * A certificate whose responses are seen to: the best one at hand, what went wrong last, and when
 * to ask again. Thread-safe; {@link #staple} and {@link #error} take no lock.
 */
final class TrackedCertificate {
  private final X509Certificate certificate;
  private final @Nullable ResponseCheck check;
  private final byte[] request;
  private final List<URI> urls;
  private final String key;
  private final boolean mustStaple;
  private final FetchTimes times;

  private volatile @Nullable Staple staple;
  private volatile @Nullable String error;
  private @Nullable Instant revokedAsOf;
  private Instant due;
  private Instant asked;
  private int failures;
  private boolean busy;

  /**
   * @param issuer null if it is not known, so that no response can be checked
   * @param key the certificate's and its issuer's digests
   */
  TrackedCertificate(
      X509Certificate certificate,
      @Nullable X509Certificate issuer,
      String key,
      boolean mustStaple,
      FetchTimes times,
      Instant now) {
    this.certificate = certificate;
    this.key = key;
    this.mustStaple = mustStaple;
    this.times = times;
    this.due = now;
    this.asked = now;
    ResponseCheck made = null;
    byte[] encoded = new byte[0];
    List<URI> found = ResponderUrls.of(certificate);
    if (issuer == null) {
      error = "the issuer's certificate is not in the chain, so that no response can be checked";
    } else {
      try {
        made = ResponseCheck.of(certificate, issuer);
        encoded = OcspRequests.encode(certificate, issuer);
      } catch (MalformedCertificateException e) {
        error = "no response can be checked: " + e.getMessage();
      }
    }
    check = made;
    request = encoded;
    urls = made == null ? List.of() : found;
  }

  X509Certificate certificate() {
    return certificate;
  }

  /** Names the certificate and its issuer: hexadecimal, of one length. */
  String key() {
    return key;
  }

  boolean mustStaple() {
    return mustStaple;
  }

  byte[] request() {
    return request;
  }

  boolean isCheckable() {
    return check != null;
  }

  boolean hasResponder() {
    return !urls.isEmpty();
  }

  /** The responder whose turn it is. */
  synchronized URI responder() {
    return urls.get(failures % urls.size());
  }

  /** The best response so far, which may have ended meanwhile. */
  @Nullable Staple staple() {
    return staple;
  }

  /** What went wrong since the last success, or null. */
  @Nullable String error() {
    return error;
  }

  /** Tells whether the last response that counts says that the certificate is revoked. */
  synchronized boolean isRevoked() {
    return revokedAsOf != null;
  }

  /** Tells whether something went wrong or there is nothing to hope for. */
  synchronized boolean hasFailed() {
    return error != null || urls.isEmpty();
  }

  /** When to ask next; null while it is being asked, and where nobody can be asked. */
  synchronized @Nullable Instant due() {
    return busy || urls.isEmpty() ? null : due;
  }

  /**
   * Takes it in hand if it is due; {@link #learn} or {@link #failed} has to follow. A clock that
   * was set back behind the last time makes it due: when to ask was reckoned by the wrong time.
   */
  synchronized boolean begin(Instant now) {
    boolean setBack = now.isBefore(asked.minus(Freshness.SKEW));
    if (busy || urls.isEmpty() || due.isAfter(now) && !setBack) {
      return false;
    }
    busy = true;
    asked = now;
    return true;
  }

  synchronized void failed(String reason, Instant now) {
    busy = false;
    failures++;
    error = reason;
    due = times.afterFailure(failures, now);
  }

  /** As {@link #failed}, if it is still in hand. */
  synchronized void giveUp(String reason, Instant now) {
    if (busy) {
      failed(reason, now);
    }
  }

  /** Notes that the best response has ended, where nothing else is known to be wrong. */
  synchronized void ended() {
    Staple best = staple;
    if (best != null && error == null) {
      error = "the last response ended at " + best.good().until();
    }
  }

  /**
   * Tells whether a response proves anything of now. One that a cache has kept too long does not.
   */
  boolean isHelpedBy(byte[] response, Instant now) {
    ResponseVerdict verdict = check == null ? null : check.check(response, now);
    return verdict instanceof Revoked || verdict instanceof Good good && good.until().isAfter(now);
  }

  /** Learns what the responder that was asked says. */
  synchronized ResponseVerdict learn(byte[] response, Instant now) {
    busy = false;
    ResponseVerdict verdict = judge(response, now);
    if (verdict instanceof Good) {
      failures = 0;
      error = null;
      Staple best = staple;
      due = times.afterGood(best == null ? (Good) verdict : best.good(), now);
    } else if (verdict instanceof Revoked) {
      failures = 0;
      error = Words.of(verdict);
      due = times.afterRevoked(now);
    } else {
      failed(Words.of(verdict), now);
    }
    return verdict;
  }

  /** Learns of a response that comes from a file; one that is of no use changes nothing. */
  synchronized ResponseVerdict offer(byte[] response, Instant now) {
    ResponseVerdict verdict = judge(response, now);
    Staple best = staple;
    if (verdict instanceof Good && best != null && best.der() == response) {
      failures = 0;
      error = null;
      due = times.ofKept(best.good(), now);
    } else if (verdict instanceof Revoked) {
      error = Words.of(verdict);
    }
    return verdict;
  }

  /** Takes a response over if it says more than what is known; returns what it says. */
  private ResponseVerdict judge(byte[] response, Instant now) {
    if (check == null) {
      return new Unusable(ResponseVerdict.Defect.NOT_THE_ISSUER, String.valueOf(error));
    }
    ResponseVerdict verdict = check.check(response, now);
    Staple best = staple;
    if (verdict instanceof Good good) {
      Instant since = revokedAsOf;
      if (since != null && !good.thisUpdate().isAfter(since)) {
        return new Unusable(
            ResponseVerdict.Defect.EXPIRED, "the certificate was revoked after this response");
      }
      Staple next = Staple.of(response, good);
      if (next.until() <= now.toEpochMilli()) {
        return new Unusable(
            ResponseVerdict.Defect.EXPIRED, "the response ended at " + good.until());
      }
      revokedAsOf = null;
      if (best == null || next.isNewerThan(best)) {
        staple = next;
      }
    } else if (verdict instanceof Revoked revoked) {
      if (best != null && best.good().thisUpdate().isAfter(revoked.thisUpdate())) {
        return new Unusable(
            ResponseVerdict.Defect.EXPIRED,
            "a later response says good than this one of " + revoked.thisUpdate());
      }
      revokedAsOf = revoked.thisUpdate();
      staple = null;
    }
    return verdict;
  }
}
