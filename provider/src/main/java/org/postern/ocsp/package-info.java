// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/**
 * OCSP stapling (RFC 6066 section 8, RFC 8446 section 4.4.2.1): what a server shows beside its
 * certificates, and what a client makes of it.
 */
@NullMarked
package org.postern.ocsp;

import org.jspecify.annotations.NullMarked;
