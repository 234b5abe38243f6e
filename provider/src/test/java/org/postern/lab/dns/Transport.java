// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

/** How a question came in. */
public enum Transport {
  UDP,
  TCP
}
