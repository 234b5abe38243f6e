// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** Tests of keys that wait for their TLSA records. */
@NullMarked
package org.postern.internal.rollover;

import org.jspecify.annotations.NullMarked;
