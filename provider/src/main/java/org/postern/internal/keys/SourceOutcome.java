// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.keys;

/** What a look at the files of an identity came to. */
sealed interface SourceOutcome {

  /** What was shown is shown on, and it is what the files have. */
  record Same() implements SourceOutcome {}

  /** Other keys or certificates than before are to be shown. */
  record Replaced() implements SourceOutcome {}

  /**
   * The files have something else, which has to wait.
   *
   * @param reason for what
   */
  record Waiting(String reason) implements SourceOutcome {}

  /**
   * The files cannot be used as they are; what was shown is shown on.
   *
   * @param reason with the name of the file
   */
  record Refused(String reason) implements SourceOutcome {}
}
