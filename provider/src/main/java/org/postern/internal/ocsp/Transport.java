// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.net.URI;

/** How a request gets to a responder. */
public interface Transport extends AutoCloseable {

  /**
   * Sends a request and waits for the answer, for a bounded time.
   *
   * @param responder an address that passed {@link ResponderUrls}
   * @param request the DER of an OCSPRequest
   * @return octets that are not yet believed, at most {@link ResponseCheck#MAX_LENGTH}
   * @throws FetchException if there is no answer
   */
  byte[] exchange(URI responder, byte[] request) throws FetchException;

  /** Gives up what is under way; nothing is sent any more. */
  @Override
  void close();
}
