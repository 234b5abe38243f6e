// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors

/** The report: charts in SVG, a page that needs nothing else, and a summary in Markdown. */
@NullMarked
package org.postern.bench.report;

import org.jspecify.annotations.NullMarked;
