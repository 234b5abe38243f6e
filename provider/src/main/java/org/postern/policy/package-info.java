// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** The TLS policy: dated, immutable, and readable by a program. */
@NullMarked
package org.postern.policy;

import org.jspecify.annotations.NullMarked;
