// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
/** Tests of the JSSE front, against itself and against the JDK's. */
@NullMarked
package org.postern.internal.jsse;

import org.jspecify.annotations.NullMarked;
