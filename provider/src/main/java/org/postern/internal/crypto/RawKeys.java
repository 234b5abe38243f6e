// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

/** A key manager of a server that may show a key without a certificate (RFC 7250). */
public interface RawKeys {

  /** Returns whether the raw public key is shown to a client that takes one. */
  boolean sendsRawKey(String alias);
}
