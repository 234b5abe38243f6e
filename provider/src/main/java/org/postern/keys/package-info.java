// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/**
 * A server's own keys and certificates: read from files, checked, replaced while the server runs,
 * and chosen for each handshake.
 */
@NullMarked
package org.postern.keys;

import org.jspecify.annotations.NullMarked;
