// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/**
 * The command line of the agent jar: it parses, asks {@code provider}, and prints.
 *
 * <p>Results go to standard output, the verdict in the first line and one indented line per fact
 * after it; diagnostics go to standard error. Nothing is coloured.
 */
@NullMarked
package org.postern.agent.cli;

import org.jspecify.annotations.NullMarked;
