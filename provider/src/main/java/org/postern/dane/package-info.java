// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/**
 * DNS-Based Authentication of Named Entities: TLSA records and the verdict over a chain (RFC 6698,
 * 7671, 7672).
 */
@NullMarked
package org.postern.dane;

import org.jspecify.annotations.NullMarked;
