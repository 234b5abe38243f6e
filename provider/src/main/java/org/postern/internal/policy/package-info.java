// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
/** The policy as the engine reads it: what the code can do at all, by code point and by name. */
@NullMarked
package org.postern.internal.policy;

import org.jspecify.annotations.NullMarked;
