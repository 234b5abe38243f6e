// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
/** What handshakes became: counters for JMX, events for the flight recorder. It knows nobody. */
@NullMarked
package org.postern.internal.monitor;

import org.jspecify.annotations.NullMarked;
