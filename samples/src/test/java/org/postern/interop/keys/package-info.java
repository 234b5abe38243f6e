// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** Server identities that are replaced while clients connect. */
@NullMarked
package org.postern.interop.keys;

import org.jspecify.annotations.NullMarked;
