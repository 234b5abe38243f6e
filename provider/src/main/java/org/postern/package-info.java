// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** The entry: build or install Postern, and its configuration. */
@NullMarked
package org.postern;

import org.jspecify.annotations.NullMarked;
