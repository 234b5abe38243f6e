// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.lab.dns;

import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;

/** Somebody on the path between the resolver and its client. Called on several threads. */
@FunctionalInterface
public interface Interceptor {
  /**
   * Decides what the client gets.
   *
   * @param query what the client sent
   * @param honest the true answer, this call's own copy: change it at will; over UDP it is still
   *     whole, and what is returned is truncated afterwards if it does not fit
   * @return the message to send, or null to drop it
   */
  @Nullable Message intercept(Message query, Message honest, Transport transport);
}
