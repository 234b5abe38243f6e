// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jca;

/** Makes the implementation of a service. */
interface Constructor {

  Object make() throws Exception;
}
