// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.jsse;

import javax.net.ssl.SSLException;
import org.postern.internal.handshake.ClientAuthentication;

/** What a program may mean by a second handshake, where there is no renegotiation. */
final class Again {

  private Again() {}

  /**
   * Passes where the first handshake has done all that is wanted.
   *
   * @param demanded what the handshake asked of the client
   * @throws SSLException if a server wants a certificate now that it did not ask for then
   */
  static void check(Parameters parameters, ClientAuthentication demanded) throws SSLException {
    if (!parameters.client() && parameters.clientAuthentication().compareTo(demanded) > 0) {
      throw new SSLException(
          "there is no renegotiation: a client's certificate can be asked for in the first"
              + " handshake only, set it before");
    }
  }
}
