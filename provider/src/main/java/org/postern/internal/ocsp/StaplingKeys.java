// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.ocsp;

import java.util.List;

/**
 * A key manager that has OCSP responses for its chains. Asked within the handshake: it answers from
 * what it has at once.
 */
public interface StaplingKeys {

  /**
   * Returns the DER of the response for each certificate of the chain of an alias, in the chain's
   * order: empty octets where there is none. The list may be shorter than the chain, and empty.
   */
  List<byte[]> staples(String alias);
}
