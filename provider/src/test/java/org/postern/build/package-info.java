// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** The rules that hold for the whole repository: its sources, its build files, its walls. */
@NullMarked
package org.postern.build;

import org.jspecify.annotations.NullMarked;
