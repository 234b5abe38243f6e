// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** The walls between the agent's packages. */
@NullMarked
package org.postern.agent;

import org.jspecify.annotations.NullMarked;
