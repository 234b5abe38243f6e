// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The label of a binder key: "ext binder" for a key provisioned outside of TLS, "res binder" for
 * that of a ticket (RFC 8446 section 7.1).
 */
final class BinderLabel {

  private static final byte[] EXTERNAL = "tls13 ext binder".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] RESUMPTION = "tls13 res binder".getBytes(StandardCharsets.US_ASCII);

  /** Where the label begins in an HkdfLabel: after its length and that of the output. */
  private static final int OFFSET = 3;

  private BinderLabel() {}

  /** Returns an HkdfLabel, with the label for a ticket if it has the one for other keys. */
  static byte[] ofResumption(byte[] hkdfLabel) {
    int end = OFFSET + EXTERNAL.length;
    if (hkdfLabel.length < end
        || !Arrays.equals(hkdfLabel, OFFSET, end, EXTERNAL, 0, EXTERNAL.length)) {
      return hkdfLabel;
    }
    byte[] changed = hkdfLabel.clone();
    System.arraycopy(RESUMPTION, 0, changed, OFFSET, RESUMPTION.length);
    return changed;
  }
}
