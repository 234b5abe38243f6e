// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** Tests of the package. */
@NullMarked
package org.postern.bench.guard;

import org.jspecify.annotations.NullMarked;
