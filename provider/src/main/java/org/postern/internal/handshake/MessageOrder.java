// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.HandshakeType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsFatalAlert;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that no handshake message shares a record with one after which the keys change (RFC
 * 8446 section 5.1). Used by the thread that reads only.
 */
final class MessageOrder {
  private boolean keysChange;

  void recordBegins() {
    keysChange = false;
  }

  void messageBegins() throws TlsFatalAlert {
    if (keysChange) {
      throw new TlsFatalAlert(
          AlertDescription.unexpected_message,
          "a handshake message shares a record with one after which the keys change");
    }
  }

  void messageEnds(short type, @Nullable ProtocolVersion version) {
    keysChange =
        switch (type) {
          case HandshakeType.client_hello, HandshakeType.finished, HandshakeType.key_update -> true;
          case HandshakeType.server_hello -> ProtocolVersion.TLSv13.equals(version);
          default -> false;
        };
  }
}
