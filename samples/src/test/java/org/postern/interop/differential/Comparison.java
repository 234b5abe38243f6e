// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.interop.differential;

import org.jspecify.annotations.Nullable;

/**
 * What the three judges said of one combination.
 *
 * @param openssl null where there are no records in force that it could be given
 */
record Comparison(
    Combination combination,
    Finding<Verdict> ours,
    Finding<Verdict> posttls,
    @Nullable Finding<ChainVerdict> openssl) {

  ChainVerdict opensslVerdict() {
    return openssl == null ? ChainVerdict.NOT_ASKED : openssl.verdict();
  }

  boolean differs() {
    return ours.verdict() != posttls.verdict()
        || (openssl != null && openssl.verdict() != ours.verdict().chain());
  }

  String row() {
    return "| `"
        + combination.id()
        + "` | "
        + ours.verdict().label()
        + " | "
        + posttls.verdict().label()
        + " | "
        + opensslVerdict().label()
        + " |";
  }

  String evidence() {
    return row()
        + "\n  records: "
        + combination.records()
        + "\n  ours:    "
        + ours.evidence()
        + "\n  posttls: "
        + posttls.evidence()
        + "\n  openssl: "
        + (openssl == null ? "-" : openssl.evidence());
  }
}
