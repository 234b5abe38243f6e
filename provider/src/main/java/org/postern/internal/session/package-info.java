// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
/** TLS sessions: what JSSE shows of them, the caches, and the tickets that resume them. */
@NullMarked
package org.postern.internal.session;

import org.jspecify.annotations.NullMarked;
