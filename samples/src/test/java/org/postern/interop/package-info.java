// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** Runs against real servers: Apache James, Postfix, nsd, unbound and BIND, all on loopback. */
@NullMarked
package org.postern.interop;

import org.jspecify.annotations.NullMarked;
