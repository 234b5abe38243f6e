// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/**
 * The same zones and chains judged by Postern, by {@code posttls-finger} and by {@code openssl
 * s_client}; where they differ, {@code provider/DIFFERENCES.md} has to say why.
 */
@NullMarked
package org.postern.interop.differential;

import org.jspecify.annotations.NullMarked;
