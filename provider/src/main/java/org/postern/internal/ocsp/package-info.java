// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** OCSP (RFC 6960): responses asked for, judged, kept, and handed to handshakes. */
@NullMarked
package org.postern.internal.ocsp;

import org.jspecify.annotations.NullMarked;
