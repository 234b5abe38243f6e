// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.lang.System.Logger.Level;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.postern.internal.monitor.StapleFetchWatch;
import org.postern.internal.ocsp.ResponseVerdict.Good;
import org.postern.internal.ocsp.ResponseVerdict.Revoked;

/**
 * Sees to the responses of all certificates that somebody still holds: asks when they are due, so
 * many at a time as the executor runs, keeps what it gets, and tells what is wrong.
 */
final class Refresher {
  private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);

  private final Map<String, WeakReference<TrackedCertificate>> tracked = new ConcurrentHashMap<>();
  private final Transport transport;
  private final @Nullable StateDirectory state;
  private final ResponseFiles files;
  private final StapleLog log;
  private final InstantSource clock;
  private final Executor executor;

  Refresher(
      Transport transport,
      @Nullable StateDirectory state,
      ResponseFiles files,
      StapleLog log,
      InstantSource clock,
      Executor executor) {
    this.transport = transport;
    this.state = state;
    this.files = files;
    this.log = log;
    this.clock = clock;
    this.executor = executor;
  }

  /** Returns the one of this key if somebody holds it. */
  @Nullable TrackedCertificate find(String key) {
    WeakReference<TrackedCertificate> reference = tracked.get(key);
    return reference == null ? null : reference.get();
  }

  /** How many certificates are seen to. */
  int count() {
    tracked.values().removeIf(reference -> reference.refersTo(null));
    return tracked.size();
  }

  /** Begins to see to a certificate, with what is on disk. */
  void add(TrackedCertificate certificate) {
    Instant now = clock.instant();
    if (certificate.isCheckable()) {
      restore(certificate, now);
      offerFiles(certificate, now);
    }
    tracked.put(certificate.key(), new WeakReference<>(certificate));
  }

  private void restore(TrackedCertificate certificate, Instant now) {
    byte[] kept = state == null ? null : state.read(certificate.key());
    if (kept == null) {
      return;
    }
    ResponseVerdict verdict = certificate.offer(kept, now);
    if (!(verdict instanceof Good)) {
      log.wrong(
          certificate.key() + " kept",
          "kept",
          Level.INFO,
          "the OCSP response kept for "
              + Words.subject(certificate.certificate())
              + " is of no use any more: "
              + Words.of(verdict),
          now);
    }
  }

  /** Offers what is in files; what is wrong with one is told if it is about this certificate. */
  private void offerFiles(TrackedCertificate certificate, Instant now) {
    for (byte[] response : files.responses()) {
      ResponseVerdict verdict = certificate.offer(response, now);
      boolean about =
          !(verdict instanceof ResponseVerdict.Unusable unusable)
              || unusable.defect() != ResponseVerdict.Defect.OTHER_CERTIFICATE;
      if (about && !(verdict instanceof Good)) {
        log.wrong(
            certificate.key() + " file",
            Words.of(verdict),
            Level.WARNING,
            "the OCSP response "
                + files.nameOf(response)
                + " is of no use for "
                + Words.subject(certificate.certificate())
                + ": "
                + Words.of(verdict),
            now);
      }
    }
  }

  /** Looks at everything once: starts what is due; returns when to look again. */
  Instant look() {
    Instant now = clock.instant();
    boolean newFiles = !files.isEmpty() && files.read(now);
    Instant next = now.plus(LONGEST_SLEEP);
    for (TrackedCertificate certificate : held()) {
      if (newFiles && certificate.isCheckable()) {
        offerFiles(certificate, now);
      }
      if (certificate.begin(now)) {
        start(certificate);
      }
      Instant due = certificate.due();
      next = due != null && due.isBefore(next) ? due : next;
      watch(certificate, now);
    }
    return next;
  }

  private void start(TrackedCertificate certificate) {
    try {
      executor.execute(() -> fetch(certificate));
    } catch (Throwable e) {
      broken(certificate, e);
    }
  }

  private List<TrackedCertificate> held() {
    List<TrackedCertificate> held = new ArrayList<>();
    for (Map.Entry<String, WeakReference<TrackedCertificate>> entry : tracked.entrySet()) {
      TrackedCertificate certificate = entry.getValue().get();
      if (certificate == null) {
        tracked.remove(entry.getKey(), entry.getValue());
      } else {
        held.add(certificate);
      }
    }
    return held;
  }

  private void fetch(TrackedCertificate certificate) {
    try {
      ask(certificate);
      watch(certificate, clock.instant());
    } catch (Throwable e) {
      broken(certificate, e);
    }
  }

  /** After an Error too, such as of memory that is short now, it is asked again when it is due. */
  private void broken(TrackedCertificate certificate, Throwable cause) {
    Instant now = clock.instant();
    String reason = Words.line("the fetch has failed: " + cause);
    certificate.giveUp(reason, now);
    log.wrong(
        certificate.key() + " fetch",
        cause.getClass().getName(),
        Level.ERROR,
        "cannot ask for the OCSP response for "
            + Words.subject(certificate.certificate())
            + ", will try again: "
            + reason,
        now);
  }

  private void ask(TrackedCertificate certificate) {
    URI responder = certificate.responder();
    StapleFetchWatch watch =
        StapleFetchWatch.begin(Words.subject(certificate.certificate()), responder.toString());
    byte[] response;
    try {
      response =
          transport.exchange(
              responder,
              certificate.request(),
              answer -> certificate.isHelpedBy(answer, clock.instant()));
    } catch (FetchException e) {
      String reason = String.valueOf(e.getMessage());
      certificate.failed(Words.line(reason), clock.instant());
      watch.failed(reason);
      return;
    } catch (RuntimeException | Error e) {
      watch.failed("the fetch has failed: " + e);
      throw e;
    }
    ResponseVerdict verdict = certificate.learn(response, clock.instant());
    keep(certificate, verdict);
    watch.answered(verdict.getClass().getSimpleName(), Words.of(verdict), response.length);
  }

  private void keep(TrackedCertificate certificate, ResponseVerdict verdict) {
    Staple best = certificate.staple();
    if (state == null) {
      return;
    }
    if (verdict instanceof Good && best != null) {
      state.write(certificate.key(), best.der());
    } else if (verdict instanceof Revoked) {
      state.delete(certificate.key());
    }
  }

  /** Tells what is wrong with a certificate that has, or should have, a staple. */
  private void watch(TrackedCertificate certificate, Instant now) {
    Staple staple = certificate.staple();
    boolean has = staple != null && staple.isFor(now.toEpochMilli());
    if (!has) {
      certificate.ended();
    }
    String error = certificate.error();
    String subject = Words.subject(certificate.certificate());
    if (!has && certificate.mustStaple() && certificate.hasFailed()) {
      log.wrong(
          certificate.key(),
          "must",
          Level.ERROR,
          subject
              + " demands an OCSP staple (RFC 7633) and has none, so that clients will refuse it: "
              + (error == null ? "it names no responder, and no file has a response" : error),
          now);
    } else if (error != null && (staple != null || certificate.hasResponder())) {
      log.wrong(
          certificate.key(),
          has ? "stale" : "none",
          Level.WARNING,
          "no new OCSP response for "
              + subject
              + ": "
              + error
              + (staple != null && has
                  ? "; the one at hand is used until " + staple.good().until()
                  : ""),
          now);
    } else if (has) {
      log.well(certificate.key(), "there is an OCSP response for " + subject + " again");
    }
  }
}
