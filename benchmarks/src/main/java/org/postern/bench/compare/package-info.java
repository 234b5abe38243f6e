// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** What changed between two files of results. */
@NullMarked
package org.postern.bench.compare;

import org.jspecify.annotations.NullMarked;
