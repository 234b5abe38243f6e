// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** TLS bound to a requirement. */
@NullMarked
package org.postern.internal.tls;

import org.jspecify.annotations.NullMarked;
