// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/**
 * The resolver: transport, what of a message may be looked at, validation, cache. Everything that
 * arrives is taken to have passed an attacker's hands.
 */
@NullMarked
package org.postern.internal.dns;

import org.jspecify.annotations.NullMarked;
