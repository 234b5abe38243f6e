// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** Handshakes and transfers from many threads for as long as one likes, with what must not grow. */
@NullMarked
package org.postern.interop.tls.soak;

import org.jspecify.annotations.NullMarked;
