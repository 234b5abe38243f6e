// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** The services of the provider: contexts, keys, trust and EdDSA, as the JCA asks for them. */
@NullMarked
package org.postern.internal.jca;

import org.jspecify.annotations.NullMarked;
