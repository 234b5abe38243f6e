// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** New keys of a server that wait for their TLSA records (RFC 7671 section 8.1). */
@NullMarked
package org.postern.internal.rollover;

import org.jspecify.annotations.NullMarked;
