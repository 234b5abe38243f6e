// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.dns;

import java.util.concurrent.CompletableFuture;

/** Asks one question and judges the answer. */
interface BackEnd {

  /**
   * Asks. The future completes normally, with an error verdict if need be, and soon after the
   * deadline at the latest.
   */
  CompletableFuture<Verdict> ask(Question question, Deadline deadline);
}
