// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Postern authors
package org.postern.internal.crypto;

import javax.net.ssl.X509ExtendedKeyManager;

/**
 * A key manager that, for a name that the client asks for, names only keys with that name as long
 * as the client can probably verify one of them.
 */
public interface NamedKeys {

  /**
   * Returns the same keys without that preference. Asked where nothing else fits: a server does not
   * insist on SNI (RFC 7672 section 8.1).
   */
  X509ExtendedKeyManager ofAnyName();
}
