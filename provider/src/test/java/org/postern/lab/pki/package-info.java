// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** Certificates of every shape for tests and the demo, good and broken. */
@NullMarked
package org.postern.lab.pki;

import org.jspecify.annotations.NullMarked;
