// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** DNS with a security status: what a name resolves to, and how far that may be believed. */
@NullMarked
package org.postern.dns;

import org.jspecify.annotations.NullMarked;
