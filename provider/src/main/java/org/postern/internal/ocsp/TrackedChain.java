// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.ocsp.StapleStatus;
import org.postern.ocsp.Stapled;

/**
 * The responses for one chain. What is answered is made once and kept until a certificate gets
 * another response, or one begins or ends to be of now.
 */
final class TrackedChain implements Stapled {
  private static final byte[] NONE = {};

  private final List<TrackedCertificate> certificates;
  private final boolean refuseWithoutStaple;
  private final InstantSource clock;
  private final ResponseFiles files;
  private volatile Answer answer;

  /**
   * @param parts what it was made of, null where there is nothing
   * @param from the first instant for which it is right, in milliseconds since 1970
   * @param until the first instant for which it is right no more
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Answer(@Nullable Staple[] parts, List<byte[]> responses, long from, long until) {}

  /**
   * @param certificates in the chain's order; the first is the server's own
   */
  TrackedChain(
      List<TrackedCertificate> certificates,
      boolean refuseWithoutStaple,
      InstantSource clock,
      ResponseFiles files) {
    this.certificates = List.copyOf(certificates);
    this.refuseWithoutStaple = refuseWithoutStaple;
    this.clock = clock;
    this.files = files;
    this.answer = make(clock.millis());
  }

  @Override
  public List<byte[]> responses() {
    long now = clock.millis();
    Answer known = answer;
    if (now < known.from || now >= known.until || isChanged(known)) {
      known = make(now);
      answer = known;
    }
    return known.responses;
  }

  private boolean isChanged(Answer known) {
    for (int i = 0; i < known.parts.length; i++) {
      if (known.parts[i] != certificates.get(i).staple()) {
        return true;
      }
    }
    return false;
  }

  private Answer make(long now) {
    @Nullable Staple[] parts = new Staple[certificates.size()];
    List<byte[]> responses = new ArrayList<>(parts.length);
    int length = 0;
    long from = Long.MIN_VALUE;
    long until = Long.MAX_VALUE;
    for (int i = 0; i < parts.length; i++) {
      Staple part = certificates.get(i).staple();
      parts[i] = part;
      if (part == null) {
        responses.add(NONE);
        continue;
      }
      if (part.isFor(now)) {
        length = i + 1;
        from = Math.max(from, part.from());
        until = Math.min(until, part.until());
      } else if (now < part.from()) {
        until = Math.min(until, part.from());
      } else {
        from = Math.max(from, part.until());
      }
      responses.add(part.isFor(now) ? part.der() : NONE);
    }
    List<byte[]> shown = Collections.unmodifiableList(responses.subList(0, length));
    return new Answer(parts, length == 0 ? List.of() : shown, from, until);
  }

  @Override
  public boolean isServable() {
    if (!refuseWithoutStaple || certificates.isEmpty() || !certificates.get(0).mustStaple()) {
      return true;
    }
    List<byte[]> responses = responses();
    return !responses.isEmpty() && responses.get(0).length > 0;
  }

  @Override
  public List<StapleStatus> status() {
    Instant now = clock.instant();
    List<StapleStatus> status = new ArrayList<>();
    for (TrackedCertificate tracked : certificates) {
      Staple staple = tracked.staple();
      Staple current = staple != null && staple.isFor(now.toEpochMilli()) ? staple : null;
      status.add(
          new StapleStatus(
              Words.subject(tracked.certificate()),
              source(tracked, staple),
              tracked.mustStaple(),
              current == null ? null : current.good().thisUpdate(),
              current == null ? null : current.good().until(),
              tracked.isRevoked(),
              tracked.hasResponder() || tracked.mustStaple() ? tracked.error() : null));
    }
    return status;
  }

  private @Nullable String source(TrackedCertificate tracked, @Nullable Staple staple) {
    String file = staple == null ? null : files.nameOf(staple.der());
    if (file != null) {
      return file;
    }
    return tracked.hasResponder() ? tracked.responder().toString() : null;
  }
}
