// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** The code that is inlined into mail classes. It calls only the bridge. */
@NullMarked
package org.postern.agent.advice;

import org.jspecify.annotations.NullMarked;
