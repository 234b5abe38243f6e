// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** The agent proper, in a class loader of its own. */
@NullMarked
package org.postern.agent.core;

import org.jspecify.annotations.NullMarked;
