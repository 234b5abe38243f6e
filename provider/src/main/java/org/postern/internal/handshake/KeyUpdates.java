// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.ByteArrayInputStream;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.KeyUpdateRequest;
import org.bouncycastle.tls.TlsFatalAlert;

/** The body of a KeyUpdate (RFC 8446 section 4.6.3). */
final class KeyUpdates {
  static final int REQUESTED = KeyUpdateRequest.update_requested;

  private KeyUpdates() {}

  static int read(ByteArrayInputStream body) throws TlsFatalAlert {
    int request = body.read();
    if (request < 0 || body.available() > 0) {
      throw new TlsFatalAlert(
          AlertDescription.decode_error, "the body of a KeyUpdate is one octet long");
    }
    return request;
  }
}
