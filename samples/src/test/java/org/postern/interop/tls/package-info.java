// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** Our TLS engine with peers and programs that are not ours. */
@NullMarked
package org.postern.interop.tls;

import org.jspecify.annotations.NullMarked;
