// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** How configuration values are read and checked. */
@NullMarked
package org.postern.internal.config;

import org.jspecify.annotations.NullMarked;
