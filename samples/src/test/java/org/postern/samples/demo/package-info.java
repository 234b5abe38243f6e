// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/**
 * The demo: unmodified mail programs under the real agent, against servers and a signed DNS on
 * loopback.
 */
@NullMarked
package org.postern.samples.demo;

import org.jspecify.annotations.NullMarked;
