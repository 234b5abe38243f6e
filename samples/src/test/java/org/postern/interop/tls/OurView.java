// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

import org.jspecify.annotations.Nullable;

/**
 * What our session says of a connection; group, scheme and resumed are null for an engine that has
 * no way to tell them.
 *
 * @param peerName the subject of the peer's certificate, null if it has shown none
 * @param received the octets of application data received
 */
public record OurView(
    String version,
    String suite,
    @Nullable String group,
    @Nullable String scheme,
    @Nullable Boolean resumed,
    @Nullable String peerName,
    int received) {}
