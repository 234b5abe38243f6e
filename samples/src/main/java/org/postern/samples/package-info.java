// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** Small programs to copy from; the tests and the demo run each of them. */
@NullMarked
package org.postern.samples;

import org.jspecify.annotations.NullMarked;
