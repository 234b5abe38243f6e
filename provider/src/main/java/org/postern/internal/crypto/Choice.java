// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

/**
 * Which implementation computes a primitive.
 *
 * @param primitive what is computed
 * @param implementation the name of the implementation
 * @param version its version
 * @param reason why this one: what was preferred to what, and what failed
 */
public record Choice(Primitive primitive, String implementation, String version, String reason) {}
