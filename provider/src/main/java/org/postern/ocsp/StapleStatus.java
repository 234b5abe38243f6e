// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.ocsp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the OCSP response for one certificate, for people.
 *
 * @param subject the certificate's subject, short
 * @param source where responses come from: a URL, the name of a file, or null if there is no source
 * @param mustStaple whether the certificate demands a staple (RFC 7633)
 * @param thisUpdate from when the response at hand is, or null if there is none
 * @param nextUpdate until when the response at hand is used, exclusive, or null if there is none
 * @param revoked whether the last response that counts says that the certificate is revoked
 * @param lastError what went wrong since the last success, or null
 */
public record StapleStatus(
    String subject,
    @Nullable String source,
    boolean mustStaple,
    @Nullable Instant thisUpdate,
    @Nullable Instant nextUpdate,
    boolean revoked,
    @Nullable String lastError) {}
