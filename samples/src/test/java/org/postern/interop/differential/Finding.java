// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

/**
 * What one judge says, with what it was read from.
 *
 * @param evidence the judge's own words, for a person
 */
record Finding<V>(V verdict, String evidence) {}
