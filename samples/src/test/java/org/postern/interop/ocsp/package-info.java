// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** OCSP and stapling with programs that are not ours. */
@NullMarked
package org.postern.interop.ocsp;

import org.jspecify.annotations.NullMarked;
