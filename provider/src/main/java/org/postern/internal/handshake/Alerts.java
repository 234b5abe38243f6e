// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import org.bouncycastle.tls.AlertDescription;

/** Alerts in the words of the RFCs. */
final class Alerts {
  private Alerts() {}

  /** Returns the name and number, "handshake_failure(40)". */
  static String text(short alert) {
    return AlertDescription.getText(alert);
  }
}
