// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/**
 * Stands in for {@code jakarta.mail}: exceptions are made of the classes beside the transport's.
 */
@NullMarked
package org.postern.agent.core.mail;

import org.jspecify.annotations.NullMarked;
