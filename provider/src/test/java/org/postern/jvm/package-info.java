// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** JVMs of their own, in which the provider is registered. */
@NullMarked
package org.postern.jvm;

import org.jspecify.annotations.NullMarked;
