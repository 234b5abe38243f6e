// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** Tells whether a ratio to SunJSSE was lost since it was last committed. */
@NullMarked
package org.postern.bench.guard;

import org.jspecify.annotations.NullMarked;
