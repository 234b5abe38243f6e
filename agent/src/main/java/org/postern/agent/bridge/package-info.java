// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/**
 * Plain JDK types on the boot loader: the only thing of Postern that instrumented classes can see.
 */
@NullMarked
package org.postern.agent.bridge;

import org.jspecify.annotations.NullMarked;
