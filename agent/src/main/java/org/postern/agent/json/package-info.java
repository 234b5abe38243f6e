// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** JSON as the command line prints it and the agent reports it. */
@NullMarked
package org.postern.agent.json;

import org.jspecify.annotations.NullMarked;
