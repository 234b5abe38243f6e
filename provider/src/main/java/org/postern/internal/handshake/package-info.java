// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
/** One TLS connection on the low-level API of bctls: octets in, octets out, no I/O. */
@NullMarked
package org.postern.internal.handshake;

import org.jspecify.annotations.NullMarked;
