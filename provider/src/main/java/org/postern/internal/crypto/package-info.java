// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
/** Which implementation computes which primitive of TLS, and the records that they protect. */
@NullMarked
package org.postern.internal.crypto;

import org.jspecify.annotations.NullMarked;
