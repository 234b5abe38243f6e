// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.security.cert.CRLReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an OCSP response proves about one certificate. All but {@link Unusable} were signed by
 * someone who may speak for the certificate's issuer, name that very certificate, and are of now.
 */
public sealed interface ResponseVerdict {

  /**
   * Not revoked.
   *
   * @param thisUpdate when this was known
   * @param nextUpdate when the responder will know more, or null if it does not say
   * @param until the instant from which on the response proves nothing: nextUpdate, or what is
   *     allowed without, or the end of the responder's certificate if that comes first
   */
  record Good(Instant thisUpdate, @Nullable Instant nextUpdate, Instant until)
      implements ResponseVerdict {

    Good noLongerThan(Instant end) {
      return end.isBefore(until) ? new Good(thisUpdate, nextUpdate, end) : this;
    }
  }

  /**
   * Revoked, for good or on hold.
   *
   * @param at since when
   * @param reason why; unspecified if the response does not say
   * @param thisUpdate when this was known
   */
  record Revoked(Instant at, CRLReason reason, Instant thisUpdate) implements ResponseVerdict {
    static Revoked of(SingleResponse single) {
      Instant at = single.revokedAt();
      CRLReason reason = single.reason();
      return new Revoked(
          at == null ? single.thisUpdate() : at,
          reason == null ? CRLReason.UNSPECIFIED : reason,
          single.thisUpdate());
    }
  }

  /** The responder does not know the certificate. */
  record Unknown() implements ResponseVerdict {}

  /**
   * Proves nothing.
   *
   * @param reason what was expected and seen
   */
  record Unusable(Defect defect, String reason) implements ResponseVerdict {}

  /** Why a response proves nothing. */
  enum Defect {
    /** Longer than any response is. */
    TOO_LONG,
    /** Not the DER of an OCSP response of version 1 and the basic type. */
    MALFORMED,
    /** The responder gave no answer: tryLater, internalError, unauthorized and so on. */
    UNSUCCESSFUL,
    /** Nothing in it is about this certificate of this issuer. */
    OTHER_CERTIFICATE,
    /** Whom the check was given as issuer has not issued the certificate. */
    NOT_THE_ISSUER,
    /** Neither the issuer signed nor one whom it has made a responder. */
    UNAUTHORIZED_SIGNER,
    /** Signed with an algorithm or key that proves nothing. */
    WEAK_SIGNATURE,
    /** The signature is not the signer's. */
    BAD_SIGNATURE,
    /** A critical extension is not understood. */
    CRITICAL_EXTENSION,
    /** Of the future. */
    NOT_YET_VALID,
    /** Past its time. */
    EXPIRED
  }
}
