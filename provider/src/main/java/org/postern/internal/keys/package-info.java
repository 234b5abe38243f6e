// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** Own keys: how they are read, kept, replaced, and chosen for a handshake. */
@NullMarked
package org.postern.internal.keys;

import org.jspecify.annotations.NullMarked;
