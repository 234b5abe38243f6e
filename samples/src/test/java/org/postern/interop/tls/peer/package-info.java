// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** The peers: each can be a server and a client, and tells what it saw negotiated. */
@NullMarked
package org.postern.interop.tls.peer;

import org.jspecify.annotations.NullMarked;
