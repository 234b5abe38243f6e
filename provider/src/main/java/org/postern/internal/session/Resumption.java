// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.session;

import org.jspecify.annotations.Nullable;

/**
 * What a server resumes.
 *
 * @param state the state
 * @param session the session object, where it is still known
 */
public record Resumption(ServerState state, @Nullable Session session) {}
