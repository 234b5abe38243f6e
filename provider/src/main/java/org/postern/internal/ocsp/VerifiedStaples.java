// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.internal.x509.MalformedCertificateException;

/**
 * Responses that were found to be good lately, to the octet, as the same servers staple the same
 * ones for days: the signatures are verified once, the times at each use. What is not good is never
 * remembered. Bounded; thread-safe.
 */
final class VerifiedStaples {

  /** Of a response of 64 KiB at most each; most have 500 octets. */
  static final int LIMIT = 128;

  private final Map<Staple, Proof> proofs =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Staple, Proof> eldest) {
          return size() > LIMIT;
        }
      };

  /** Since when it is known to be good: before, its signer may not have been one yet. */
  private record Proof(ResponseVerdict.Good verdict, Instant since) {
    boolean holds(Instant now) {
      return !now.isBefore(since) && now.isBefore(verdict.until());
    }
  }

  /** Returns what a response proves, as {@link ResponseCheck} does. */
  ResponseVerdict check(
      X509Certificate certificate, X509Certificate issuer, byte[] response, Instant now)
      throws MalformedCertificateException {
    Staple staple = new Staple(certificate, issuer, response);
    Proof known;
    synchronized (proofs) {
      known = proofs.get(staple);
    }
    if (known != null && known.holds(now)) {
      return known.verdict;
    }
    ResponseVerdict verdict = ResponseCheck.of(certificate, issuer).check(response, now);
    if (verdict instanceof ResponseVerdict.Good good) {
      synchronized (proofs) {
        proofs.put(new Staple(certificate, issuer, response.clone()), new Proof(good, now));
      }
    }
    return verdict;
  }

  int size() {
    synchronized (proofs) {
      return proofs.size();
    }
  }

  private static final class Staple {
    private final X509Certificate certificate;
    private final X509Certificate issuer;
    private final byte[] response;
    private final int hash;

    Staple(X509Certificate certificate, X509Certificate issuer, byte[] response) {
      this.certificate = certificate;
      this.issuer = issuer;
      this.response = response;
      this.hash = Arrays.hashCode(response);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Staple staple
          && hash == staple.hash
          && Arrays.equals(response, staple.response)
          && certificate.equals(staple.certificate)
          && issuer.equals(staple.issuer);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
