// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** What was measured, on what machine, and the file that holds both. */
@NullMarked
package org.postern.bench.result;

import org.jspecify.annotations.NullMarked;
