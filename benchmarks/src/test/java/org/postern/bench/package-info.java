// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

@NullMarked
package org.postern.bench;

import org.jspecify.annotations.NullMarked;
