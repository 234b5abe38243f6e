// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

import org.jspecify.annotations.Nullable;

/**
 * A key that a server shows, as JMX tells of it. Times are in UTC, as {@link java.time.Instant}
 * writes them.
 *
 * @param files where it comes from
 * @param names the names of its certificate
 * @param keyType the kind of the key
 * @param notAfter until when the certificate is valid
 * @param lastReload when it was put to use
 * @param lastError why the files are not used as they are now
 * @param thisUpdate since when the OCSP response at hand is valid
 * @param nextUpdate until when it is used
 * @param stapleError what went wrong with it last
 */
public record IdentityRow(
    String files,
    String names,
    String keyType,
    @Nullable String notAfter,
    @Nullable String lastReload,
    @Nullable String lastError,
    @Nullable String thisUpdate,
    @Nullable String nextUpdate,
    @Nullable String stapleError) {}
