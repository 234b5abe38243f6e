// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/**
 * A signed DNS hierarchy on loopback, in process: zones, resolver and attacker for tests and the
 * demo.
 */
@NullMarked
package org.postern.lab.dns;

import org.jspecify.annotations.NullMarked;
