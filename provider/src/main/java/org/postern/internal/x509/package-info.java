// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** Certificates as they were sent: octets, names, signatures and paths (RFC 5280, RFC 9525). */
@NullMarked
package org.postern.internal.x509;

import org.jspecify.annotations.NullMarked;
