// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** Tests of the resolver. */
@NullMarked
package org.postern.internal.dns;

import org.jspecify.annotations.NullMarked;
