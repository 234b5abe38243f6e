// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** SMTP TLS reporting (RFC 8460): the result types that verdicts carry. */
@NullMarked
package org.postern.tlsrpt;

import org.jspecify.annotations.NullMarked;
