// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.agent.bridge;

import org.jspecify.annotations.Nullable;

/**
 * A delivery that a mail server makes, as its own objects describe it: they are read by reflection.
 *
 * @param mail the mail, or null before a host is chosen
 * @param domain the recipients' domain, or null where the mail tells it
 * @param target the host that was chosen, or null before
 * @param configuration the server's delivery configuration
 */
public record Delivery(
    @Nullable Object mail,
    @Nullable String domain,
    @Nullable Object target,
    Object configuration) {}
