// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/**
 * The engine with peers that lie. Targets for Jazzer; in a plain build they run their recorded
 * inputs. To look for new ones, for 30 minutes each:
 *
 * <pre>
 * JAZZER_FUZZ=1 mvn -pl provider test -Dtest='ClientEngineFuzzTest#anyServer*'
 * </pre>
 */
@NullMarked
package org.postern.internal.jsse.fuzz;

import org.jspecify.annotations.NullMarked;
