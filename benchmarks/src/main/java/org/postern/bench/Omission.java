// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench;

/**
 * A lane that a run does not have on this JVM.
 *
 * @param lane its name
 * @param reason why not: what is missing, and in what
 */
public record Omission(String lane, String reason) {}
