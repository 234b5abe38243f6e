// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** Tests of the results and their file. */
@NullMarked
package org.postern.bench.result;

import org.jspecify.annotations.NullMarked;
