// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench;

/** In which direction a figure is good. */
public enum Better {
  LESS,
  MORE
}
