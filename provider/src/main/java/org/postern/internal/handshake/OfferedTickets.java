// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.handshake;

import java.io.IOException;
import java.util.Hashtable;
import java.util.Vector;
import org.bouncycastle.tls.ClientHello;
import org.bouncycastle.tls.OfferedPsks;
import org.bouncycastle.tls.PskIdentity;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.postern.internal.session.Resumable;

/** The pre_shared_key extension of a ClientHello, before its binders are computed. */
final class OfferedTickets {

  private OfferedTickets() {}

  /**
   * Returns the ClientHello with the age of the ticket (RFC 8446 section 4.2.11.1). After a
   * HelloRetryRequest the ticket may have been taken out, and then there are no binders either.
   */
  static ClientHello complete(ClientHello hello, Resumable offered, long now) throws IOException {
    @SuppressWarnings("unchecked")
    Hashtable<Object, Object> extensions = hello.getExtensions();
    int bindersSize = 0;
    if (extensions.containsKey(TlsExtensionsUtils.EXT_pre_shared_key)) {
      Vector<PskIdentity> identities = new Vector<>();
      identities.add(new PskIdentity(offered.ticket(), offered.obfuscatedAge(now)));
      TlsExtensionsUtils.addPreSharedKeyClientHello(extensions, new OfferedPsks(identities));
      bindersSize = hello.getBindersSize();
    }
    return new ClientHello(
        hello.getVersion(),
        hello.getRandom(),
        hello.getSessionID(),
        null,
        hello.getCipherSuites(),
        extensions,
        bindersSize);
  }
}
