// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.tls;

import org.jspecify.annotations.Nullable;

/**
 * What the peer says of a connection; null where it does not say.
 *
 * @param version the JSSE name of the version
 * @param group the key exchange group by any of its names
 * @param signature the server's signature, or the kind of its key
 * @param resumed whether the connection resumed another
 * @param clientName what it has of the subject of the client's certificate
 */
public record PeerView(
    @Nullable String version,
    @Nullable String group,
    @Nullable String signature,
    @Nullable Boolean resumed,
    @Nullable String clientName) {}
