// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** Programs that are not ours, unmodified, on contexts of our engine. */
@NullMarked
package org.postern.interop.tls.programs;

import org.jspecify.annotations.NullMarked;
