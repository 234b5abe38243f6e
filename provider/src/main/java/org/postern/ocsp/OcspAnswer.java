// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.ocsp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an OCSP response proves about a certificate, checked as RFC 6960 section 3.2 says.
 *
 * @param status what it proves
 * @param reason the same in words, one line
 * @param thisUpdate when this was known, or null if it proves nothing
 * @param nextUpdate the instant from which on a good response is used no more, or null if it is not
 *     good
 */
public record OcspAnswer(
    Status status, String reason, @Nullable Instant thisUpdate, @Nullable Instant nextUpdate) {

  /** What a response can prove. */
  public enum Status {
    /** The certificate is not revoked. */
    GOOD,
    /** It is revoked, for good or on hold. */
    REVOKED,
    /** The responder does not know it. */
    UNKNOWN,
    /** Nothing: the responder refused to answer, for example with tryLater. */
    UNANSWERED,
    /** Nothing: about something else, signed by someone else, not of now, or malformed. */
    UNUSABLE
  }
}
