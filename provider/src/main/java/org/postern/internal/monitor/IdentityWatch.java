// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.monitor;

import org.jspecify.annotations.Nullable;

/** Tells the flight recorder of identities that were replaced, or not. */
public final class IdentityWatch {
  private IdentityWatch() {}

  /**
   * Tells of a change.
   *
   * @param files the files of the identity
   * @param outcome {@code replaced}, {@code waiting} or {@code refused}
   * @param shown what is shown to clients after it
   * @param notAfter when the first of the certificates that are shown ends, in milliseconds since
   *     1970, or 0
   * @param reason why the files are not used as they are, null if they are
   */
  public static void reloaded(
      String files, String outcome, String shown, long notAfter, @Nullable String reason) {
    Recorder recorder = Recorder.PRESENT;
    if (recorder != null) {
      recorder.identityReloaded(files, outcome, shown, notAfter, reason);
    }
  }
}
