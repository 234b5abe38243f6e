// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.bench.report;

/** A picture of some figures. */
interface Chart {

  /** Returns the words above it. */
  String title();

  /** Returns the chart for the page. */
  String inline();

  /** Returns the chart as a file of its own. */
  String file();
}
