// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.net.URI;
import java.util.function.Predicate;

/** How a request gets to a responder. */
public interface Transport extends AutoCloseable {

  /**
   * Sends a request and waits for the answer, for a bounded time.
   *
   * @param responder an address that passed {@link ResponderUrls}
   * @param request the DER of an OCSPRequest
   * @param useful whether an answer is taken that may come from a cache; the responder itself is
   *     asked for a better one otherwise
   * @return octets that are not yet believed, at most {@link ResponseCheck#MAX_LENGTH}
   * @throws FetchException if there is no answer
   */
  byte[] exchange(URI responder, byte[] request, Predicate<byte[]> useful) throws FetchException;

  /** Gives up what is under way; nothing is sent any more. */
  @Override
  void close();
}
