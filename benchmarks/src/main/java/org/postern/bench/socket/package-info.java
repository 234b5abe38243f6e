// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** What SMTP connections with STARTTLS cost over real sockets on loopback. */
@NullMarked
package org.postern.bench.socket;

import org.jspecify.annotations.NullMarked;
