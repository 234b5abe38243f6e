// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
/** The JSSE front: contexts, engines, sockets and their parameters over {@code Connection}. */
@NullMarked
package org.postern.internal.jsse;

import org.jspecify.annotations.NullMarked;
