// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.util.Hashtable;
import org.bouncycastle.tls.TlsExtensionsUtils;

/** What a ClientHello leaves out of what bctls puts in. */
final class ClientExtensions {
  private ClientExtensions() {}

  /** Takes encrypt_then_mac out: it is for CBC suites, which do not exist here. */
  static Hashtable<?, ?> prune(Hashtable<?, ?> extensions) {
    extensions.remove(TlsExtensionsUtils.EXT_encrypt_then_mac);
    return extensions;
  }
}
