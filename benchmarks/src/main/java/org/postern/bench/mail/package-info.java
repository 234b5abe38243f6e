// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** What mail pays: decisions about destinations, deliveries, and the agent's start. */
@NullMarked
package org.postern.bench.mail;

import org.jspecify.annotations.NullMarked;
