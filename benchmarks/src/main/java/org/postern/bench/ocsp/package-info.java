// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** What stapling costs beside a handshake. */
@NullMarked
package org.postern.bench.ocsp;

import org.jspecify.annotations.NullMarked;
