// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** From a next hop to the servers to try, and what each connection must prove (RFC 7672). */
@NullMarked
package org.postern.smtp;

import org.jspecify.annotations.NullMarked;
