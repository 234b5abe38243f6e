// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** Whose TLS is measured, and with what: six stacks behind one interface. */
@NullMarked
package org.postern.bench.stack;

import org.jspecify.annotations.NullMarked;
