// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** What a TLS connection costs each of its sides, by JMH, with SunJSSE measured in the same run. */
@NullMarked
package org.postern.bench.tls;

import org.jspecify.annotations.NullMarked;
