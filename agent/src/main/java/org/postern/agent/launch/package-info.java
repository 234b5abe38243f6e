// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** What the JVM starts: premain, agentmain and main, and the class loader that hides the rest. */
@NullMarked
package org.postern.agent.launch;

import org.jspecify.annotations.NullMarked;
