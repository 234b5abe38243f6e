// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** Tests of the packaged jar, with unmodified programs in JVMs of their own. */
@NullMarked
package org.postern.agent.it;

import org.jspecify.annotations.NullMarked;
